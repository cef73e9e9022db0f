//! Drawings of what is inside a pack, each within ±16 units of its centre.

pub(super) static ART: [(&str, &str); ART_COUNT] = [
    (
        "almond-art",
        r##"<path d="M0-14q12 8 9 18-3 9-9 9t-9-9q-3-10 9-18z" fill="#b0703c"/><path d="M0-9v18M-4-4q-2 6 0 11M4-4q2 6 0 11" fill="none" stroke="#7a4420" stroke-width="1.3" stroke-linecap="round"/>"##,
    ),
    (
        "aloe",
        r##"<path d="M-2 14Q-14 0-13-12-4-4 0 4 0-8 2-15 7-6 4 4 9-4 14-7q0 12-12 21z" fill="#58a05a"/><path d="M0 12V-4M-2 12q-6-8-8-15" fill="none" stroke="#bfe6c0" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "amla",
        r##"<circle cx="0" cy="1" r="13" fill="#b9cf5c"/><path d="M0-11v24M-7-9q-5 11 0 21M7-9q5 11 0 21" fill="none" stroke="#8ba636" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "apple",
        r##"<path d="M0-8q12-6 13 6T4 14q-4-2-8 0-9 0-10-15T0-8z" fill="#d0242c"/><path d="M0-8q0-5 4-7" fill="none" stroke="#6b3a1c" stroke-width="2" stroke-linecap="round"/><path d="M3-11q5-5 9-1-5 4-9 1z" fill="#5d9b3b"/>"##,
    ),
    (
        "baby",
        r##"<circle cx="0" cy="0" r="13" fill="#f3c9a4"/><path d="M-5-12q5-5 9 0-4 3-9 0z" fill="#5a3a22"/><path d="M-5-1h.1M5-1h.1" fill="none" stroke="#3a2416" stroke-width="3" stroke-linecap="round"/><path d="M-4 6q4 3 8 0" fill="none" stroke="#a8503c" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "bag",
        r##"<path d="M-11-5h22l3 19h-28z" fill="#e6d3a8"/><path d="M-6-5q0-9 6-9t6 9" fill="none" stroke="#b98b55" stroke-width="2.2" stroke-linecap="round"/><path d="M-4 1h8v8h-8z" fill="#3f8a4a"/>"##,
    ),
    (
        "ball",
        r##"<circle cx="0" cy="0" r="13" fill="#d0242c"/><path d="M-4-12Q4 0-4 12M-1-13Q7 0-1 13" fill="none" stroke="#fff" stroke-width="1.3" stroke-linecap="round"/>"##,
    ),
    (
        "balloons",
        r##"<ellipse cx="-6" cy="-5" rx="6.5" ry="8" fill="#d0242c"/><ellipse cx="6" cy="-6" rx="6.5" ry="8" fill="#1d6fc0"/><path d="M-6 3q2 6 6 12M6 2Q4 9 0 15" fill="none" stroke="#9aa8ae" stroke-width="1.3" stroke-linecap="round"/>"##,
    ),
    (
        "balm",
        r##"<path d="M-12-2h24v10q0 3-3 3H-9q-3 0-3-3z" fill="#1f7a3d"/><rect x="-13" y="-9" width="26" height="7" rx="2" fill="#f2c12e"/>"##,
    ),
    (
        "banana-chips",
        r##"<circle cx="-6" cy="-4" r="9" fill="#f7d24a"/><circle cx="7" cy="-1" r="9" fill="#f2c22e"/><circle cx="-1" cy="8" r="8" fill="#fadf74"/><path d="M-6-4h.1M7-1h.1M-1 8h.1" fill="none" stroke="#c98f0c" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "bandage",
        r##"<g transform="rotate(-30)"><rect x="-16" y="-5" width="32" height="10" rx="5" fill="#e3b183"/><rect x="-5" y="-5" width="10" height="10" fill="#f3d3b0"/></g>"##,
    ),
    (
        "bangles",
        r##"<path d="M-14 0a11 12 0 1 0 22 0a11 12 0 1 0-22 0" fill="none" stroke="#c8141e" stroke-width="2.6" stroke-linecap="round"/><path d="M-8 0a11 12 0 1 0 22 0a11 12 0 1 0-22 0" fill="none" stroke="#2f8a4a" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "barfi",
        r##"<path d="M-14 2L-4-8h18L4 2z" fill="#f7ecc8"/><path d="M-14 2H4v8h-18z" fill="#ecd9a0"/><path d="M4 2l10-10v8L4 10z" fill="#d8c080"/><path d="M-1-4h2M4-5h2M-5-1h2" fill="none" stroke="#8db043" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "battery",
        r##"<rect x="-11" y="-12" width="9" height="26" rx="1" fill="#2a2a30"/><rect x="-11" y="-12" width="9" height="9" fill="#d98a12"/><rect x="-8.5" y="-15" width="4" height="3" fill="#9aa8ae"/><rect x="3" y="-12" width="9" height="26" rx="1" fill="#2a2a30"/><rect x="3" y="-12" width="9" height="9" fill="#d98a12"/><rect x="5.5" y="-15" width="4" height="3" fill="#9aa8ae"/>"##,
    ),
    (
        "bhaji",
        r##"<path d="M-15-1h30q-1 13-15 13T-15-1z" fill="#a9622c"/><ellipse cx="0" cy="-1" rx="15" ry="4.5" fill="#b3401c"/><path d="M-7-1h3M2-2h3M6 0h2" fill="none" stroke="#fff3cf" stroke-width="2.6" stroke-linecap="round"/><path d="M-2-2h.1M-8-1h.1" fill="none" stroke="#5d9b3b" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "bin-bag",
        r##"<path d="M-4-10h8l2 4q11 6 8 16-2 5-14 5T-14 10Q-17 0-6-6z" fill="#2a2a30"/><path d="M-6-10q6 4 12 0" fill="none" stroke="#f2c12e" stroke-width="2" stroke-linecap="round"/><path d="M-8 0q-2 5 0 9" fill="none" stroke="#5f6068" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "bindi",
        r##"<circle cx="-9" cy="-8" r="3.4" fill="#c8141e"/><circle cx="0" cy="-8" r="3.4" fill="#8c1d4a"/><circle cx="9" cy="-8" r="3.4" fill="#c8141e"/><circle cx="-9" cy="0" r="3.4" fill="#8c1d4a"/><circle cx="0" cy="0" r="3.4" fill="#c8141e"/><circle cx="9" cy="0" r="3.4" fill="#8c1d4a"/><circle cx="-9" cy="8" r="3.4" fill="#c8141e"/><circle cx="0" cy="8" r="3.4" fill="#8c1d4a"/><circle cx="9" cy="8" r="3.4" fill="#c8141e"/>"##,
    ),
    (
        "biscuit",
        r##"<rect x="-15" y="-11" width="30" height="22" rx="3" fill="#e3b26a"/><rect x="-12" y="-8" width="24" height="16" rx="2" fill="#d09a4c"/><path d="M-7-4h.1M0-4h.1M7-4h.1M-7 4h.1M0 4h.1M7 4h.1" fill="none" stroke="#8f6426" stroke-width="2.5" stroke-linecap="round"/>"##,
    ),
    (
        "boat",
        r##"<path d="M-15 4h30l-6 9H-9z" fill="#fff"/><path d="M0-13L11 3H0z" fill="#f6e2a8"/><path d="M-1-9L-9 3h8z" fill="#fff"/><path d="M-16 15q4-3 8 0t8 0 8 0 8 0" fill="none" stroke="#7fc3ea" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "bottle-art",
        r##"<path d="M-5-10H5v3q4 2 4 6v13q0 3-3 3H-6q-3 0-3-3V-1q0-4 4-6z" fill="#7fc3ea"/><rect x="-5" y="-15" width="10" height="5" rx="1" fill="#1d6fc0"/>"##,
    ),
    (
        "brush",
        r##"<rect x="-15" y="-8" width="30" height="7" rx="3" fill="#1d8fc0"/><path d="M-12 0v9M-8 0v10M-4 0v10M0 0v10M4 0v10M8 0v10M12 0v9" fill="none" stroke="#f2c12e" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "bubbles",
        r##"<circle cx="-6" cy="4" r="8" fill="#cfeaf7"/><circle cx="7" cy="-2" r="7" fill="#e4f4fb"/><circle cx="-2" cy="-9" r="5" fill="#b8dff2"/><circle cx="8" cy="9" r="4" fill="#cfeaf7"/><path d="M-10 2q1-3 4-4M4-5q1-2 3-2" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "bulb",
        r##"<path d="M0-15q11 0 11 10 0 6-5 9v4H-6V4q-5-3-5-9 0-10 11-10z" fill="#fff3c4"/><rect x="-6" y="8" width="12" height="6" rx="2" fill="#9aa8ae"/><path d="M-4-6q4 4 8 0" fill="none" stroke="#f2a51f" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "bun",
        r##"<path d="M-15 4q0-15 15-15T15 4z" fill="#c5803a"/><rect x="-15" y="4" width="30" height="6" rx="3" fill="#f0d3a0"/><path d="M-5-5h.1M2-7h.1M6-3h.1M-1-2h.1" fill="none" stroke="#fff3d0" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "butter",
        r##"<path d="M-15-2l7-7h23l-5 7z" fill="#fbe58a"/><path d="M-15-2h25v10h-25z" fill="#f5d34a"/><path d="M10-2l5-7v9l-5 8z" fill="#e0b52c"/>"##,
    ),
    (
        "cake-slice",
        r##"<path d="M-15 0L14-10v8L-15 6z" fill="#f6dfae"/><path d="M-15 6L14-2v12h-29z" fill="#d9a35c"/><path d="M-8 7h.1M0 4h.1M7 3h.1M-3 9h.1M9 7h.1" fill="none" stroke="#8c2413" stroke-width="2.5" stroke-linecap="round"/>"##,
    ),
    (
        "calendar",
        r##"<rect x="-13" y="-12" width="26" height="26" rx="2" fill="#fff"/><rect x="-13" y="-12" width="26" height="8" rx="2" fill="#d0242c"/><path d="M-8 1h.1M0 1h.1M8 1h.1M-8 8h.1M0 8h.1" fill="none" stroke="#37474f" stroke-width="3.4" stroke-linecap="round"/>"##,
    ),
    (
        "candle",
        r##"<rect x="-5" y="-4" width="10" height="19" rx="1" fill="#fffdf6"/><path d="M0-15q5 6 0 10-5-4 0-10z" fill="#f6a51c"/><path d="M0-5v2" fill="none" stroke="#30343f" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "cards",
        r##"<g transform="rotate(-15)"><rect x="-11" y="-11" width="15" height="22" rx="2" fill="#cfd8dc"/></g><g transform="rotate(12)"><rect x="-3" y="-11" width="15" height="22" rx="2" fill="#e6ebee"/><path d="M4.5 -5q4-5 5 0 0 3-5 7-5-4-5-7 1-5 5 0z" fill="#d0242c"/></g>"##,
    ),
    (
        "chakli",
        r##"<path d="M0 0a2.5 2.5 0 0 1 5 0a5 5 0 0 1-10 0a7.5 7.5 0 0 1 15 0a10 10 0 0 1-20 0a12 12 0 0 1 24 0" fill="none" stroke="#d08a30" stroke-width="3.2" stroke-linecap="round"/>"##,
    ),
    (
        "cheese",
        r##"<path d="M-15 2L4-11q10 3 11 13z" fill="#fbd75a"/><path d="M-15 2h30v9h-30z" fill="#f2bf2c"/><circle cx="-5" cy="7" r="2.4" fill="#d49a10"/><circle cx="6" cy="6" r="2" fill="#d49a10"/><circle cx="4" cy="-4" r="2.2" fill="#d9a51c"/>"##,
    ),
    (
        "cheese-slices",
        r##"<path d="M-14 4L-2-10l16 6L2 10z" fill="#f7b92c"/><path d="M-14 0L-2-14l16 6L2 6z" fill="#fcd562"/>"##,
    ),
    (
        "chikki",
        r##"<rect x="-14" y="-10" width="28" height="20" rx="2" fill="#a8601c"/><ellipse cx="-6" cy="-3" rx="4" ry="3" fill="#f0cf9a"/><ellipse cx="5" cy="-4" rx="4" ry="3" fill="#e6bb7c"/><ellipse cx="-2" cy="5" rx="4" ry="3" fill="#f0cf9a"/><ellipse cx="9" cy="5" rx="3" ry="3" fill="#e6bb7c"/>"##,
    ),
    (
        "chilli",
        r##"<path d="M8-9q6 2 4 9-6 11-26 12 12-3 16-12 1-8 6-9z" fill="#e0301c"/><path d="M9-9q1-4 5-5" fill="none" stroke="#5f9a3a" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "chips",
        r##"<ellipse cx="-6" cy="0" rx="11" ry="8" fill="#f9e08a" transform="rotate(-20 -6 0)"/><ellipse cx="7" cy="3" rx="10" ry="7" fill="#f3cf62" transform="rotate(25 7 3)"/><path d="M-13 1q6-6 14-5M1 2q6-2 12 3" fill="none" stroke="#d1a02a" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "chocolate",
        r##"<rect x="-15" y="-11" width="30" height="22" rx="2" fill="#5a2e18"/><path d="M-15 0h30M-5-11v22M5-11v22" fill="none" stroke="#3a1c0c" stroke-width="2" stroke-linecap="round"/><path d="M-13-9h6M-3-9h6M7-9h6" fill="none" stroke="#845032" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "chocolate-cream-biscuit",
        r##"<path d="M-15-4q0-7 15-7t15 7v3h-30z" fill="#4a2617"/><rect x="-14" y="-1" width="28" height="5" fill="#fff3d0"/><path d="M-15 4h30v3q0 5-15 5t-15-5z" fill="#3a1c10"/><path d="M-6-7h.1M2-8h.1M8-6h.1" fill="none" stroke="#8f6426" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "cockroach",
        r##"<ellipse cx="0" cy="2" rx="6" ry="10" fill="#7a3a14"/><circle cx="0" cy="-9" r="4" fill="#5a260c"/><path d="M-2-12q-6-4-9-2M2-12q6-4 9-2M-6 0l-8-2M-6 4l-7 5M6 0l8-2M6 4l7 5M0-5v16" fill="none" stroke="#3a1808" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "coconut",
        r##"<circle cx="-3" cy="0" r="13" fill="#6b4224"/><circle cx="5" cy="3" r="10" fill="#fffaf0"/><circle cx="5" cy="3" r="6.5" fill="#e6ddcb"/>"##,
    ),
    (
        "coffee-bean",
        r##"<ellipse cx="-5" cy="2" rx="8" ry="11" fill="#6b3a1c" transform="rotate(-25 -5 2)"/><ellipse cx="8" cy="-3" rx="6" ry="9" fill="#7d4a2a" transform="rotate(25 8 -3)"/><path d="M-9-4q6 4 6 13M10-8q-4 5-4 10" fill="none" stroke="#341808" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "coffee-cup",
        r##"<path d="M-14-7h22v6q0 12-11 12T-14-1z" fill="#fff"/><ellipse cx="-3" cy="-7" rx="11" ry="3" fill="#3a1c0c"/><path d="M8-5q7 0 5 5t-7 3" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "comb",
        r##"<rect x="-15" y="-9" width="30" height="7" rx="2" fill="#7a3412"/><path d="M-13-2v12M-9-2v12M-5-2v12M-1-2v12M3-2v12M7-2v12M11-2v12" fill="none" stroke="#7a3412" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "compass",
        r##"<path d="M0-10L-9 13M0-10l9 22" fill="none" stroke="#8a97a0" stroke-width="3" stroke-linecap="round"/><circle cx="0" cy="-12" r="3.5" fill="#d8b45c"/><path d="M-6 4Q0 8 6 4" fill="none" stroke="#c8281c" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "cookie",
        r##"<circle cx="0" cy="0" r="15" fill="#c98b45"/><circle cx="-1" cy="-1" r="13" fill="#dda45c"/><path d="M-8-6h4v4h-4zM3-9h4v4H3zM5 3h4v4H5zM-6 5h4v4h-4zM-1-1h3v3h-3z" fill="#4a2617"/>"##,
    ),
    (
        "coriander",
        r##"<path d="M0 15V-4M0 6l-7-8M0 6l7-8" fill="none" stroke="#5f9a3a" stroke-width="2" stroke-linecap="round"/><circle cx="0" cy="-8" r="6" fill="#58a83f"/><circle cx="-8" cy="-3" r="5.5" fill="#4a9636"/><circle cx="8" cy="-3" r="5.5" fill="#69b84e"/>"##,
    ),
    (
        "corn",
        r##"<ellipse cx="0" cy="-1" rx="7" ry="14" fill="#f4c430"/><path d="M-3-11v20M0-13v24M3-11v20" fill="none" stroke="#d89a14" stroke-width="1.2" stroke-linecap="round"/><path d="M-2 15Q-14 6-8-6-3 4-2 15zM2 15Q14 6 8-6 3 4 2 15z" fill="#5d9b3b"/>"##,
    ),
    (
        "cotton",
        r##"<circle cx="-7" cy="2" r="8" fill="#fff"/><circle cx="6" cy="3" r="8" fill="#f4f7fa"/><circle cx="0" cy="-6" r="8" fill="#fff"/><path d="M-8 9q8 6 16 0l-2 5H-6z" fill="#8a6a3c"/>"##,
    ),
    (
        "cotton-buds",
        r##"<path d="M-12 12L8-10M-6 14L13-7M-14 5L2-13" fill="none" stroke="#9fd0e8" stroke-width="1.8" stroke-linecap="round"/><path d="M-12 12h.1M8-10h.1M-6 14h.1M13-7h.1M-14 5h.1M2-13h.1" fill="none" stroke="#f3e6e6" stroke-width="6" stroke-linecap="round"/>"##,
    ),
    (
        "cow",
        r##"<path d="M-9-6q9-5 18 0l1 9q-2 11-10 11T-10 3z" fill="#fff"/><path d="M-9-6q-6-2-7-6 6 0 9 3zM9-6q6-2 7-6-6 0-9 3z" fill="#6b4226"/><path d="M-9-6q5-3 8-2l-2 8-7 1z" fill="#6b4226"/><ellipse cx="0" cy="9" rx="7" ry="5" fill="#f3b8a8"/><path d="M-4 1h.1M4 1h.1M-3 9h.1M3 9h.1" fill="none" stroke="#2a1a10" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "cracker",
        r##"<rect x="-14" y="-14" width="28" height="28" rx="2" fill="#eccb8f"/><rect x="-12" y="-12" width="24" height="24" rx="2" fill="#f4dcab"/><path d="M-6-6h.1M0-6h.1M6-6h.1M-6 0h.1M0 0h.1M6 0h.1M-6 6h.1M0 6h.1M6 6h.1" fill="none" stroke="#b98b4a" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "crayons",
        r##"<path d="M-14 14V-6l3-8 3 8v20z" fill="#d0242c"/><path d="M-7 14V-6l3-8 3 8v20z" fill="#f2a51c"/><path d="M0 14V-6l3-8 3 8v20z" fill="#2f8a4a"/><path d="M7 14V-6l3-8 3 8v20z" fill="#1d6fc0"/>"##,
    ),
    (
        "cream-biscuit",
        r##"<path d="M-15-4q0-7 15-7t15 7v3h-30z" fill="#c98b45"/><rect x="-14" y="-1" width="28" height="5" fill="#fff3d0"/><path d="M-15 4h30v3q0 5-15 5t-15-5z" fill="#b5762f"/><path d="M-6-7h.1M2-8h.1M8-6h.1" fill="none" stroke="#8f6426" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "crow",
        r##"<path d="M-15 4q8-14 18-10 8-4 12 2l-4 2q-2 14-14 13l-4 4-1-5q-5-1-7-6z" fill="#1c1f27"/><circle cx="8" cy="-3" r="1.4" fill="#fff"/><path d="M-2 11v5M3 10v5" fill="none" stroke="#f2a51c" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "curd",
        r##"<path d="M-15-3h30q-1 14-15 14T-15-3z" fill="#a9622c"/><ellipse cx="0" cy="-3" rx="15" ry="5" fill="#fffdf6"/><path d="M-6-4q3-2 6 0t6 0" fill="none" stroke="#e2dccb" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "curry",
        r##"<path d="M-15-1h30q-1 13-15 13T-15-1z" fill="#a9622c"/><ellipse cx="0" cy="-1" rx="15" ry="4.5" fill="#d9701a"/><path d="M-7-1h3M2-2h3M6 0h2" fill="none" stroke="#fff3cf" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "custard",
        r##"<path d="M-13-2h26q-1 14-13 14T-13-2z" fill="#f6f8fb"/><ellipse cx="0" cy="-2" rx="13" ry="4" fill="#f7d24a"/><circle cx="-4" cy="-3" r="2" fill="#c8141e"/><circle cx="4" cy="-2" r="2" fill="#3f8a34"/>"##,
    ),
    (
        "dhokla",
        r##"<path d="M-13 0L-6-7h20L7 0z" fill="#f9dc6a"/><path d="M-13 0H7v10h-20z" fill="#f0c63c"/><path d="M7 0l7-7v10l-7 7z" fill="#d8a920"/><path d="M-4-4h.1M4-5h.1M0-2h.1" fill="none" stroke="#3a2a14" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "dhoop",
        r##"<path d="M-4 10L0-8l4 18z" fill="#5a3a22"/><path d="M0-8q-5-4 0-7" fill="none" stroke="#cfc8d8" stroke-width="1.6" stroke-linecap="round"/><path d="M-12 10h24l-4 5H-8z" fill="#c98a12"/>"##,
    ),
    (
        "diaper",
        r##"<path d="M-16-9h32v7q-10 2-12 12H-4Q-6 0-16-2z" fill="#fff"/><path d="M-16-9h6v6h-6zM10-9h6v6h-6z" fill="#f6c64a"/>"##,
    ),
    (
        "diya",
        r##"<path d="M-15 2q15 6 30 0-2 11-15 11T-15 2z" fill="#b5622a"/><path d="M0-14q7 9 0 14-7-5 0-14z" fill="#f6a51c"/><path d="M0-8q3 5 0 8-3-3 0-8z" fill="#fff0b0"/>"##,
    ),
    (
        "dosa",
        r##"<path d="M-16 6q14-18 32-12l-2 8q-14-4-26 8z" fill="#d99a4c"/><path d="M-10 5q10-10 23-8" fill="none" stroke="#f0c88a" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "drain",
        r##"<circle cx="0" cy="0" r="13" fill="#9aa8ae"/><circle cx="0" cy="0" r="9" fill="#5f6f78"/><path d="M0 0h.1M-4 0h.1M4 0h.1M0-4h.1M0 4h.1M-3-3h.1M3 3h.1M-3 3h.1M3-3h.1" fill="none" stroke="#20282e" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    ("egg", r##"<path d="M0-14q11 6 11 17a11 11 0 0 1-22 0q0-11 11-17z" fill="#f3ddc0"/>"##),
    ("energy", r##"<path d="M3-15L-9 2h7l-3 13L9-3H1z" fill="#f2c12e"/>"##),
    (
        "envelope",
        r##"<rect x="-15" y="-10" width="30" height="20" rx="1" fill="#f6edd6"/><path d="M-15-10L0 3l15-13" fill="none" stroke="#b98b55" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "eraser",
        r##"<g transform="rotate(-25)"><rect x="-14" y="-6" width="28" height="12" rx="2" fill="#fff"/><rect x="-14" y="-6" width="15" height="12" rx="2" fill="#1d6fc0"/></g><path d="M6 8h9v7H6z" fill="#d0242c"/>"##,
    ),
    (
        "eye",
        r##"<path d="M-15 0Q0-13 15 0 0 12-15 0z" fill="#fff"/><circle cx="0" cy="0" r="6" fill="#4a2a14"/><circle cx="0" cy="0" r="3" fill="#111"/><path d="M-15 0Q0-14 16-2" fill="none" stroke="#111" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "face",
        r##"<ellipse cx="0" cy="0" rx="11" ry="14" fill="#e8b98a"/><path d="M-12-3q0-13 12-13T12-3q-6-6-12-6t-12 6z" fill="#2a1a14"/><path d="M-4 1h.1M4 1h.1" fill="none" stroke="#2a1a10" stroke-width="2.6" stroke-linecap="round"/><path d="M-3 7q3 2 6 0" fill="none" stroke="#b0443c" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "farsan",
        r##"<path d="M-13-5l7 3M4-9l8 5M-9 6l8-1" fill="none" stroke="#f3c04c" stroke-width="3" stroke-linecap="round"/><circle cx="2" cy="2" r="4" fill="#d9882a"/><circle cx="-5" cy="-8" r="3" fill="#8d5a24"/><circle cx="10" cy="6" r="4" fill="#c9702a"/><circle cx="-12" cy="2" r="3" fill="#e0a526"/><path d="M3 10l6 1" fill="none" stroke="#5f7a3c" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "feather",
        r##"<path d="M-12 14Q-8-12 13-15 12 4-6 8z" fill="#f6edd6"/><path d="M-13 15Q-2 0 10-12" fill="none" stroke="#7a4a12" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "feeding-bottle",
        r##"<path d="M-7-4H7v16q0 3-3 3H-4q-3 0-3-3z" fill="#bfe0f2"/><path d="M-7 3H7v9q0 3-3 3H-4q-3 0-3-3z" fill="#fffdf6"/><rect x="-8" y="-8" width="16" height="4" rx="1" fill="#3f9ad0"/><path d="M-3-8q0-7 3-7t3 7z" fill="#e9b98a"/>"##,
    ),
    (
        "fish",
        r##"<path d="M-13 0Q-2-11 9 0-2 11-13 0z" fill="#f08a1c"/><path d="M7 0l9-8v16z" fill="#d9701a"/><circle cx="-7" cy="-1.5" r="1.6" fill="#111"/>"##,
    ),
    (
        "flask",
        r##"<path d="M-4-14h8v9l8 15q1 4-3 4H-9q-4 0-3-4L-4-5z" fill="#dff0f7"/><path d="M-7 3H7l5 8q0 3-3 3H-9q-3 0-3-3z" fill="#4fb06a"/>"##,
    ),
    (
        "floor",
        r##"<path d="M-16 10L-6-6H6l10 16z" fill="#e9d9c0"/><path d="M-11 2h22M-8-2h16M0-6v16M-3-6l-5 16M3-6l5 16" fill="none" stroke="#b99a6c" stroke-width="1.2" stroke-linecap="round"/><path d="M5-14l1.5 4 4 1.5-4 1.5-1.5 4-1.5-4-4-1.5 4-1.5z" fill="#fff"/>"##,
    ),
    (
        "foam",
        r##"<circle cx="-7" cy="3" r="6" fill="#fff"/><circle cx="0" cy="-4" r="7" fill="#f1f6fa"/><circle cx="7" cy="3" r="6" fill="#fff"/><circle cx="0" cy="6" r="6" fill="#fff"/>"##,
    ),
    (
        "foil",
        r##"<rect x="-15" y="-4" width="30" height="11" rx="5" fill="#c3ccd2"/><ellipse cx="12" cy="1.5" rx="3" ry="5.5" fill="#8f9aa2"/><path d="M-15 1q-2 9 6 13h20l-4-8z" fill="#e7ecef"/>"##,
    ),
    (
        "four-lines",
        r##"<path d="M-14-10h28M-14 0h28" fill="none" stroke="#e08a8a" stroke-width="1.3" stroke-linecap="round"/><path d="M-14-6h28M-14-3h28M-14 4h28M-14 7h28" fill="none" stroke="#9bb4c9" stroke-width="1" stroke-linecap="round"/>"##,
    ),
    (
        "garlic",
        r##"<path d="M0-14q1 6 8 10 6 5 5 10-1 7-13 7t-13-7q-1-5 5-10 7-4 8-10z" fill="#f7f0f0"/><path d="M-3-4q-7 8-2 16M3-4q7 8 2 16" fill="none" stroke="#b99bb0" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "ginger-garlic",
        r##"<path d="M-15 6q0-8 7-6 1-8 6-5 5-4 6 2 1 7-6 9-10 4-13 0z" fill="#d5ae72"/><path d="M8-10q1 4 5 7 4 4 2 9-8 4-14 0-2-5 2-9 4-3 5-7z" fill="#f7f0f0"/>"##,
    ),
    (
        "ginger-tea",
        r##"<path d="M-14-7h22v6q0 12-11 12T-14-1z" fill="#fff"/><ellipse cx="-3" cy="-7" rx="11" ry="3" fill="#8a4b24"/><path d="M8-5q7 0 5 5t-7 3" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M-10 6q2-4 5-2 3-3 5 0 4 0 2 4-6 5-12-2z" fill="#d5ae72"/>"##,
    ),
    (
        "glass",
        r##"<path d="M-10-13h20l-3 26h-14z" fill="#fff"/><path d="M-9-6H9L7 12H-7z" fill="#fff3d8"/>"##,
    ),
    (
        "globe",
        r##"<circle cx="0" cy="0" r="14" fill="#4a9ad8"/><path d="M-9-8q6-5 10 0-1 5-5 5 1 5-3 8-6-5-2-13zM4 1q7-3 9 2-2 7-7 8-3-5-2-10z" fill="#6fb04a"/>"##,
    ),
    (
        "glue",
        r##"<path d="M-6-2H6q3 0 3 3v11q0 3-3 3H-6q-3 0-3-3V1q0-3 3-3z" fill="#fff"/><path d="M-4-2h8l-2-9h-4z" fill="#d0242c"/><rect x="-7" y="4" width="14" height="6" fill="#1d6fc0"/>"##,
    ),
    (
        "grapes",
        r##"<circle cx="-8" cy="-5" r="4.5" fill="#6b2f86"/><circle cx="0" cy="-5" r="4.5" fill="#6b2f86"/><circle cx="8" cy="-5" r="4.5" fill="#6b2f86"/><circle cx="-4" cy="2" r="4.5" fill="#6b2f86"/><circle cx="4" cy="2" r="4.5" fill="#6b2f86"/><circle cx="0" cy="9" r="4.5" fill="#6b2f86"/><path d="M0-9v-6" fill="none" stroke="#5f7f33" stroke-width="2.5" stroke-linecap="round"/>"##,
    ),
    (
        "graph",
        r##"<path d="M-14-9h28M-14-3h28M-14 3h28M-14 9h28M-9-14v28M-3-14v28M3-14v28M9-14v28" fill="none" stroke="#9bb4c9" stroke-width="1" stroke-linecap="round"/><path d="M-13 11L-6 3 0 6 12-10" fill="none" stroke="#c8281c" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "green-chilli",
        r##"<path d="M8-9q6 2 4 9-6 11-26 12 12-3 16-12 1-8 6-9z" fill="#57a63d"/><path d="M9-9q1-4 5-5" fill="none" stroke="#2f6a24" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "green-tea-cup",
        r##"<path d="M-14-7h22v6q0 12-11 12T-14-1z" fill="#fff"/><ellipse cx="-3" cy="-7" rx="11" ry="3" fill="#a8b84a"/><path d="M8-5q7 0 5 5t-7 3" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M-8 3q5-7 10-3-4 6-10 3z" fill="#3f8a34"/>"##,
    ),
    (
        "guava",
        r##"<circle cx="0" cy="0" r="14" fill="#9cc04a"/><circle cx="0" cy="0" r="11" fill="#f7c9c2"/><circle cx="0" cy="0" r="6" fill="#ef8f8a"/>"##,
    ),
    (
        "gulab-jamun",
        r##"<path d="M-15 3h30q-1 10-15 10T-15 3z" fill="#f6f8fb"/><circle cx="-7" cy="-1" r="6" fill="#7a3412"/><circle cx="6" cy="-2" r="6" fill="#8f451c"/><circle cx="0" cy="-8" r="6" fill="#7a3412"/><path d="M-2-10h2M-9-3h2" fill="none" stroke="#d99a6a" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "hair",
        r##"<path d="M-11 14q-3-27 11-28t11 28q-5-2-5-13-6-5-12 0 0 11-5 13z" fill="#2a1a14"/><path d="M-6-6q6-6 12 0" fill="none" stroke="#5a3a2a" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "hair-clip",
        r##"<path d="M-14 5Q0-8 14 3" fill="none" stroke="#c81e64" stroke-width="4" stroke-linecap="round"/><path d="M-14 6Q0 2 14 4" fill="none" stroke="#8f1246" stroke-width="2" stroke-linecap="round"/><circle cx="-13" cy="5" r="3" fill="#f2c12e"/>"##,
    ),
    ("heart", r##"<path d="M0 13Q-16 2-13-7q5-9 13 0 8-9 13 0Q16 2 0 13z" fill="#d0244a"/>"##),
    (
        "ice-cream",
        r##"<circle cx="-7" cy="-1" r="7" fill="#fff6dc"/><circle cx="7" cy="-1" r="7" fill="#ffe9b8"/><circle cx="0" cy="-7" r="7" fill="#fffdf6"/><path d="M-14 2h28l-4 9h-20z" fill="#c5803a"/>"##,
    ),
    (
        "idli",
        r##"<ellipse cx="-5" cy="5" rx="10" ry="5" fill="#fff"/><ellipse cx="6" cy="4" rx="10" ry="5" fill="#f4f1e8"/><ellipse cx="0" cy="-3" rx="10" ry="5" fill="#fffdf6"/>"##,
    ),
    (
        "incense",
        r##"<path d="M-10 14L4-10M-4 14L8-10M2 14l10-24" fill="none" stroke="#8a5a2a" stroke-width="1.8" stroke-linecap="round"/><path d="M4-10q-4-3 0-6M8-10q-4-3 0-6" fill="none" stroke="#cfc8d8" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "jasmine",
        r##"<ellipse cx="0" cy="-8" rx="4.2" ry="7" fill="#fffdf6"/><ellipse cx="0" cy="-8" rx="4.2" ry="7" fill="#fffdf6" transform="rotate(72)"/><ellipse cx="0" cy="-8" rx="4.2" ry="7" fill="#fffdf6" transform="rotate(144)"/><ellipse cx="0" cy="-8" rx="4.2" ry="7" fill="#fffdf6" transform="rotate(216)"/><ellipse cx="0" cy="-8" rx="4.2" ry="7" fill="#fffdf6" transform="rotate(288)"/><circle cx="0" cy="0" r="3.4" fill="#f2c12e"/>"##,
    ),
    (
        "jelly",
        r##"<path d="M-13 10q1-18 13-18t13 18z" fill="#d0204a"/><path d="M-7 8q0-10 4-14M0 9V-7M7 8Q7-2 3-6" fill="none" stroke="#f08aa4" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "kajal",
        r##"<path d="M-13 11L7-8" fill="none" stroke="#2a2a30" stroke-width="6" stroke-linecap="round"/><path d="M4-11l6-4-3 6z" fill="#111"/><path d="M-6 4l5-5" fill="none" stroke="#d8b45c" stroke-width="6" stroke-linecap="round"/>"##,
    ),
    (
        "kashmiri-chilli",
        r##"<path d="M6-11q8 0 6 8-5 14-12 15-10-3-8-13 4-10 14-10z" fill="#a3141c"/><path d="M8-11q1-4 5-4" fill="none" stroke="#5f9a3a" stroke-width="3" stroke-linecap="round"/><path d="M0-4q-4 5-1 10" fill="none" stroke="#d8485a" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "khakhra",
        r##"<circle cx="0" cy="0" r="15" fill="#d9ae66"/><circle cx="0" cy="0" r="13" fill="#e6c282"/><path d="M-7-5h1M1-8h1M7-2h1M-3 1h1M4 5h1M-8 5h1M0 9h1" fill="none" stroke="#6d8f2e" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "kids-toothbrush",
        r##"<path d="M-14 12L8-10" fill="none" stroke="#e0457a" stroke-width="4" stroke-linecap="round"/><path d="M2-13l8 8 5-5-8-8z" fill="#fff"/><path d="M5-10l4-4M8-7l4-4" fill="none" stroke="#9fd0e8" stroke-width="1.5" stroke-linecap="round"/><circle cx="-10" cy="8" r="3" fill="#f2c12e"/>"##,
    ),
    (
        "kite",
        r##"<path d="M0-15l11 13L0 13-11-2z" fill="#e0402a"/><path d="M0-15v28M-11-2h22" fill="none" stroke="#fff" stroke-width="1.4" stroke-linecap="round"/><path d="M0 13q-6 2-3 4" fill="none" stroke="#ffd98a" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "kulfi",
        r##"<path d="M-5-14h10q4 0 3 5L6 7H-6L-8-9q-1-5 3-5z" fill="#f3dca0"/><rect x="-1.5" y="7" width="3" height="9" fill="#c79a5b"/><path d="M-3-8h.1M3-5h.1M-1 0h.1" fill="none" stroke="#7c9a3c" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "ladoo",
        r##"<circle cx="-7" cy="4" r="8" fill="#e79a1c"/><circle cx="7" cy="4" r="8" fill="#d98812"/><circle cx="0" cy="-6" r="8" fill="#f0ac34"/><path d="M-2-8h.1M3-5h.1M-8 2h.1M-5 6h.1M6 2h.1M9 6h.1" fill="none" stroke="#fff0b8" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "lassi",
        r##"<path d="M-10-11h20l-3 24h-14z" fill="#fff"/><ellipse cx="0" cy="-11" rx="10" ry="3" fill="#fff3d0"/><path d="M-4-12h1M1-10h1M4-12h1" fill="none" stroke="#d98a12" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "lavender",
        r##"<path d="M-6 14Q-4 0-7-12M4 14Q3 2 6-12" fill="none" stroke="#6b8f3c" stroke-width="1.6" stroke-linecap="round"/><path d="M-7-11h.1M-4-7h.1M-8-5h.1M-4-2h.1M6-11h.1M3-7h.1M8-5h.1M4-2h.1" fill="none" stroke="#8a6ac0" stroke-width="5.5" stroke-linecap="round"/>"##,
    ),
    (
        "green-leaf",
        r##"<path d="M-12 12Q-14-10 12-13q3 24-24 25z" fill="#4a9a3c"/><path d="M-11 11Q-2 0 8-9" fill="none" stroke="#cdeab8" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "ledger",
        r##"<rect x="-13" y="-12" width="26" height="24" rx="1" fill="#fffdf0"/><path d="M-13-6h26M4-12v24M-13 0h26M-13 6h26" fill="none" stroke="#c8281c" stroke-width="1.2" stroke-linecap="round"/><path d="M-9-3h8M-9 3h6M-9 9h8" fill="none" stroke="#30409a" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "lemon",
        r##"<path d="M-15 0q6-11 15-11t15 11Q9 11 0 11T-15 0z" fill="#f2d12e"/><path d="M-7-3q3-4 7-4" fill="none" stroke="#fff6b0" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "letter-english",
        r##"<text x="0" y="9" font-size="17" font-weight="700" text-anchor="middle" fill="#fff" font-family="sans-serif">Abc</text>"##,
    ),
    (
        "letter-gujarati",
        r##"<text x="0" y="11" font-size="30" font-weight="700" text-anchor="middle" fill="#fff" font-family="Noto Sans Gujarati,sans-serif">અ</text>"##,
    ),
    (
        "letter-hindi",
        r##"<text x="0" y="11" font-size="30" font-weight="700" text-anchor="middle" fill="#fff" font-family="Noto Sans Devanagari,sans-serif">अ</text>"##,
    ),
    (
        "letter-marathi",
        r##"<text x="0" y="11" font-size="30" font-weight="700" text-anchor="middle" fill="#fff3a0" font-family="Noto Sans Devanagari,sans-serif">क</text>"##,
    ),
    (
        "lighter",
        r##"<path d="M-14 12L4-6" fill="none" stroke="#c8281c" stroke-width="6" stroke-linecap="round"/><path d="M4-6l7-7" fill="none" stroke="#c3ccd2" stroke-width="3.4" stroke-linecap="round"/><path d="M12-10l3 1M9-15l1-2M14-15l2-2" fill="none" stroke="#f6a51c" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "lines",
        r##"<path d="M-14-9h28M-14-3h28M-14 3h28M-14 9h28" fill="none" stroke="#9bb4c9" stroke-width="1.5" stroke-linecap="round"/><path d="M-9-14v28" fill="none" stroke="#e08a8a" stroke-width="1.2" stroke-linecap="round"/>"##,
    ),
    (
        "lips",
        r##"<path d="M-14 0q6-8 10-6 4 2 4 2t4-2q4-2 10 6-6 9-14 9T-14 0z" fill="#c8284a"/><path d="M-11 0q11 4 22 0" fill="none" stroke="#8f1230" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "lipstick",
        r##"<rect x="-6" y="2" width="12" height="13" rx="1" fill="#2a2a30"/><rect x="-5" y="-4" width="10" height="6" fill="#d8b45c"/><path d="M-4-4v-7q1-4 8-3v10z" fill="#b3304a"/>"##,
    ),
    (
        "litchi",
        r##"<circle cx="-5" cy="3" r="9" fill="#c8324a"/><circle cx="8" cy="-1" r="7" fill="#fdf3f0"/><path d="M-9 0h.1M-4-2h.1M-6 5h.1M0 5h.1" fill="none" stroke="#8c1a30" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "lollipop",
        r##"<path d="M0 4v12" fill="none" stroke="#f6f8fb" stroke-width="2.5" stroke-linecap="round"/><circle cx="0" cy="-4" r="11" fill="#d8243c"/><path d="M0-4q3-3 5 0t-4 5-8-3 4-9" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "lotus",
        r##"<path d="M0-13q7 9 0 20-7-11 0-20z" fill="#f7a8c4"/><path d="M-8-8q8 5 8 15-10-4-8-15zM8-8q-8 5-8 15 10-4 8-15z" fill="#ee86ac"/><path d="M-16-1Q-6 0 0 8q-12 2-16-9zM16-1Q6 0 0 8q12 2 16-9z" fill="#e06a96"/>"##,
    ),
    (
        "malt-drink",
        r##"<path d="M-12-8h18v16q0 4-4 4h-10q-4 0-4-4z" fill="#fff"/><ellipse cx="-3" cy="-8" rx="9" ry="3" fill="#9c6236"/><path d="M6-4q7 0 6 5t-7 3" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "mango",
        r##"<path d="M-12 8q-2-14 8-18Q8-14 13-4t-8 15q-9 4-17-3z" fill="#f2a51f"/><path d="M3-12q4-6 10-4-3 6-10 4z" fill="#3c8a34"/>"##,
    ),
    (
        "marigold",
        r##"<circle cx="0" cy="0" r="13" fill="#f08a12"/><circle cx="0" cy="0" r="9" fill="#f9a82a"/><circle cx="0" cy="0" r="5" fill="#f2c12e"/><path d="M-10-4l2 1M10-4l-2 1M-6 9l1-2M6 9l-1-2" fill="none" stroke="#c25e0e" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "marker",
        r##"<path d="M-7 9L9-9" fill="none" stroke="#2a2a30" stroke-width="8" stroke-linecap="round"/><path d="M-14 16l3-8 6 6z" fill="#1d6fc0"/>"##,
    ),
    (
        "masala-tea",
        r##"<path d="M-14-7h22v6q0 12-11 12T-14-1z" fill="#fff"/><ellipse cx="-3" cy="-7" rx="11" ry="3" fill="#8a4b24"/><path d="M8-5q7 0 5 5t-7 3" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M-8 4q4-4 9 0-4 5-9 0z" fill="#9cb45c"/>"##,
    ),
    (
        "mask",
        r##"<path d="M-13-5Q0-11 13-5v8Q0 14-13 3z" fill="#7fc3ea"/><path d="M-13-4q-6 2-2 8M13-4q6 2 2 8" fill="none" stroke="#b8dff2" stroke-width="1.6" stroke-linecap="round"/><path d="M-10-1h20M-9 3h18" fill="none" stroke="#4a93c6" stroke-width="1.2" stroke-linecap="round"/>"##,
    ),
    (
        "match",
        r##"<path d="M-8 14L-2-8M4 14L2-6M14 12L8-8" fill="none" stroke="#e0c48c" stroke-width="2.6" stroke-linecap="round"/><ellipse cx="-2" cy="-10" rx="2.6" ry="3.6" fill="#c8281c"/><ellipse cx="2" cy="-8" rx="2.6" ry="3.6" fill="#c8281c"/><ellipse cx="8" cy="-10" rx="2.6" ry="3.6" fill="#c8281c"/>"##,
    ),
    (
        "mint-leaf",
        r##"<path d="M0 14q-14-6-8-20Q0-12 8-6q6 14-8 20z" fill="#3f9a4a"/><path d="M0 13V-6M0 4l-5-4M0 4l5-4M0-1l-4-3M0-1l4-3" fill="none" stroke="#bfe6b0" stroke-width="1.3" stroke-linecap="round"/>"##,
    ),
    (
        "mirror",
        r##"<ellipse cx="0" cy="-4" rx="10" ry="11" fill="#c9a24a"/><ellipse cx="0" cy="-4" rx="8" ry="9" fill="#d8edf6"/><path d="M0 7v8" fill="none" stroke="#c9a24a" stroke-width="4" stroke-linecap="round"/><path d="M-4-6l5-5M-2-1l6-6" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "mixed-fruit",
        r##"<circle cx="-7" cy="3" r="8" fill="#d0242c"/><circle cx="7" cy="4" r="8" fill="#f08a1c"/><path d="M-4-10q8-6 12 2-2 8-12 6z" fill="#f2d12e"/><path d="M-8-5q-4-4-2-8 5 2 2 8z" fill="#3c8a34"/>"##,
    ),
    (
        "moon",
        r##"<path d="M6-13A14 14 0 1 0 12 9 11 11 0 0 1 6-13z" fill="#ffe9a8"/><path d="M10-8h.1M14-1h.1" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "mop",
        r##"<path d="M0-16V0" fill="none" stroke="#b98b55" stroke-width="3" stroke-linecap="round"/><path d="M-7 0H7v4H-7z" fill="#1d6fc0"/><path d="M-6 4q-4 5-6 11M-3 4q-2 6-3 11M0 4v11M3 4q2 6 3 11M6 4q4 5 6 11" fill="none" stroke="#e8eef2" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "mosquito",
        r##"<path d="M-2 4l-8 8M2 4l8 8M-2 7l-4 8M2 7l4 8" fill="none" stroke="#3a3a40" stroke-width="1.4" stroke-linecap="round"/><path d="M-3 0L-12-5M3 0l9-5" fill="none" stroke="#cfd8dc" stroke-width="5" stroke-linecap="round"/><path d="M0-8h.1M0-2V7" fill="none" stroke="#3a3a40" stroke-width="5" stroke-linecap="round"/><path d="M-14-14L14 14" fill="none" stroke="#d0242c" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "mosquito-coil",
        r##"<path d="M0 0a2.5 2.5 0 0 1 5 0a5 5 0 0 1-10 0a7.5 7.5 0 0 1 15 0a10 10 0 0 1-20 0a12 12 0 0 1 24 0" fill="none" stroke="#2f7a3c" stroke-width="2.8" stroke-linecap="round"/>"##,
    ),
    (
        "mouse",
        r##"<ellipse cx="-1" cy="4" rx="12" ry="7" fill="#7f8a92"/><circle cx="10" cy="0" r="5" fill="#7f8a92"/><circle cx="8" cy="-5" r="3.5" fill="#a9b4bc"/><path d="M-12 6q-5 0-4-7" fill="none" stroke="#c08a8a" stroke-width="1.8" stroke-linecap="round"/><path d="M12-1h.1" fill="none" stroke="#111" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "mukhwas",
        r##"<path d="M-10-7l3 1M-8 1l3-1M7-2l4 1M-10 12l3-2" fill="none" stroke="#5d9b3b" stroke-width="3" stroke-linecap="round"/><path d="M-1-9l3-1M10-9l3 2M-1 8l3 2" fill="none" stroke="#e0457a" stroke-width="3" stroke-linecap="round"/><path d="M2 0l3 1M-13 4l2 2M9 4l3-1M5 12l3 0" fill="none" stroke="#f2c12e" stroke-width="3" stroke-linecap="round"/><path d="M4-6l2-3M-4-3l2 2M-5 5l2 2M8 9l2-2" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "mustard-flower",
        r##"<path d="M0 15V0" fill="none" stroke="#5f9a3a" stroke-width="2.2" stroke-linecap="round"/><circle cx="-5" cy="-5" r="4.5" fill="#f4cb1c"/><circle cx="5" cy="-5" r="4.5" fill="#f4cb1c"/><circle cx="0" cy="-10" r="4.5" fill="#f4cb1c"/><circle cx="0" cy="0" r="4.5" fill="#f4cb1c"/><circle cx="0" cy="-5" r="3" fill="#c98a12"/>"##,
    ),
    (
        "nail-polish",
        r##"<rect x="-4" y="-15" width="8" height="14" rx="1" fill="#2a2a30"/><path d="M-9 0h18q2 0 2 3v9q0 3-3 3H-8q-3 0-3-3V3q0-3 2-3z" fill="#c8141e"/><path d="M-7 4v6" fill="none" stroke="#f49a9a" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "naphthalene",
        r##"<circle cx="-7" cy="4" r="7" fill="#fff"/><circle cx="7" cy="4" r="7" fill="#f1f5f8"/><circle cx="0" cy="-6" r="7" fill="#fff"/><path d="M-3-8q1-2 3-2" fill="none" stroke="#cfd8dc" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "needle",
        r##"<path d="M-13 13L11-11" fill="none" stroke="#9aa8ae" stroke-width="2.4" stroke-linecap="round"/><path d="M11-11q6 0 3 6T2 4t-2 8" fill="none" stroke="#c8141e" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "neem",
        r##"<path d="M-13 13L12-13M-9 9l-1-9M-3 3l-1-9M3-3l-1-9M-8 8h9M-2 2h9M4-4h9" fill="none" stroke="#3f8f3a" stroke-width="2" stroke-linecap="round"/><path d="M-10 0v-2M-4-6v-2M2-12v-1M1 8h2M7 2h2M13-4h1" fill="none" stroke="#4fa049" stroke-width="5" stroke-linecap="round"/><path d="M-10 4v-3M-4-2v-3M2-8v-3M-3 8h3M3 2h3M9-4h3" fill="none" stroke="#4fa049" stroke-width="4.5" stroke-linecap="round"/>"##,
    ),
    (
        "newspaper",
        r##"<rect x="-14" y="-13" width="28" height="26" rx="1" fill="#f4f4f0"/><path d="M-11-10h22v5h-22z" fill="#37474f"/><path d="M-11-2H-1v8h-10z" fill="#9aa8ae"/><path d="M2-1h9M2 3h9M2 7h9M-11 10h22" fill="none" stroke="#9aa8ae" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "noodles",
        r##"<path d="M-14-8q4-5 8 0t8 0 8 0M-14-2q4-5 8 0t8 0 8 0M-14 4q4-5 8 0t8 0 8 0M-12 10q4-5 8 0t8 0 6 0" fill="none" stroke="#d98412" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "numbers",
        r##"<text x="0" y="7" font-size="11" font-weight="700" text-anchor="middle" fill="#fff" font-family="sans-serif">2×3=6</text>"##,
    ),
    (
        "om",
        r##"<text x="0" y="11" font-size="30" font-weight="700" text-anchor="middle" fill="#c8281c" font-family="Noto Sans Devanagari,sans-serif">ॐ</text>"##,
    ),
    (
        "onion",
        r##"<path d="M0-14q1 6 9 9 6 5 6 9 0 9-15 9t-15-9q0-4 6-9 8-3 9-9z" fill="#b3476f"/><path d="M0-8v20M-4-6q-8 8-3 17M4-6q8 8 3 17" fill="none" stroke="#d98aa8" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "orange-fruit",
        r##"<circle cx="0" cy="1" r="13" fill="#f08a1c"/><path d="M-7-4q2-4 6-4" fill="none" stroke="#ffd08a" stroke-width="2" stroke-linecap="round"/><path d="M0-12q5-5 10-2-4 5-10 2z" fill="#3c8a34"/>"##,
    ),
    (
        "orange-cream-biscuit",
        r##"<path d="M-15-4q0-7 15-7t15 7v3h-30z" fill="#c98b45"/><rect x="-14" y="-1" width="28" height="5" fill="#f7942a"/><path d="M-15 4h30v3q0 5-15 5t-15-5z" fill="#b5762f"/><path d="M-6-7h.1M2-8h.1M8-6h.1" fill="none" stroke="#8f6426" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "pad",
        r##"<ellipse cx="0" cy="0" rx="7" ry="15" fill="#fff"/><ellipse cx="0" cy="0" rx="3.5" ry="11" fill="#f6c8d4"/><path d="M-14-4q7 0 9 2v4q-2 2-9 2zM14-4q-7 0-9 2v4q2 2 9 2z" fill="#fff"/>"##,
    ),
    (
        "palette",
        r##"<path d="M0-12q15 0 15 11 0 6-7 5t-6 6-5 4Q-15 12-15 1 -15-12 0-12z" fill="#e8c48c"/><circle cx="-8" cy="-3" r="3" fill="#d0242c"/><circle cx="-1" cy="-7" r="3" fill="#1d6fc0"/><circle cx="7" cy="-4" r="3" fill="#f2c12e"/><circle cx="-8" cy="5" r="3" fill="#2f8a4a"/>"##,
    ),
    (
        "paneer",
        r##"<path d="M-12-4l6-6h18l-6 6z" fill="#fffdf0"/><path d="M-12-4H6v14h-18z" fill="#fff8df"/><path d="M6-4l6-6v14l-6 6z" fill="#e6dcb4"/>"##,
    ),
    (
        "papad",
        r##"<circle cx="0" cy="0" r="15" fill="#efd9a0"/><path d="M-6-7h.1M2-9h.1M8-3h.1M-9 0h.1M-2-1h.1M4 3h.1M-5 7h.1M9 6h.1M1 10h.1" fill="none" stroke="#6b5a2a" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "paper-clip",
        r##"<path d="M-6 6V-6a5 5 0 0 1 10 0V8a8 8 0 0 1-16 0" fill="none" stroke="#8a97a0" stroke-width="2.2" stroke-linecap="round"/><path d="M8 10V-8" fill="none" stroke="#8a97a0" stroke-width="2.2" stroke-linecap="round"/>"##,
    ),
    (
        "pasta",
        r##"<path d="M-13 0q0-6 6-6" fill="none" stroke="#f1c766" stroke-width="5"/><path d="M-1 -3q0-6 6-6" fill="none" stroke="#e6b24a" stroke-width="5"/><path d="M7 4q0-6 6-6" fill="none" stroke="#f1c766" stroke-width="5"/><path d="M-9 12q0-6 6-6" fill="none" stroke="#e6b24a" stroke-width="5"/><path d="M2 14q0-6 6-6" fill="none" stroke="#f1c766" stroke-width="5"/>"##,
    ),
    (
        "pav",
        r##"<path d="M-15-2q0-8 5-8t5 8v11h-10z" fill="#c5803a"/><path d="M-14 0q0-7 4-7t4 7z" fill="#e0a560"/><path d="M-5-2q0-8 5-8t5 8v11h-10z" fill="#c5803a"/><path d="M-4 0q0-7 4-7t4 7z" fill="#e0a560"/><path d="M5-2q0-8 5-8t5 8v11h-10z" fill="#c5803a"/><path d="M6 0q0-7 4-7t4 7z" fill="#e0a560"/>"##,
    ),
    (
        "paw",
        r##"<ellipse cx="0" cy="5" rx="8" ry="6.5" fill="#7a4a22"/><circle cx="-9" cy="-2" r="3.6" fill="#7a4a22"/><circle cx="-3.5" cy="-8" r="3.8" fill="#7a4a22"/><circle cx="4" cy="-8" r="3.8" fill="#7a4a22"/><circle cx="9" cy="-2" r="3.6" fill="#7a4a22"/>"##,
    ),
    (
        "peanut",
        r##"<path d="M-9-8q6-7 11-1 1 4 6 6 9 6 3 13t-13 0q-2-4-6-6-8-5-1-12z" fill="#d9a566"/><path d="M-6-6l6 6M-9-1l6 5M2 2l6 6M-1 7l6 5" fill="none" stroke="#a8743c" stroke-width="1.3" stroke-linecap="round"/>"##,
    ),
    (
        "peg",
        r##"<path d="M-9-14q4 0 4 6v22h-5v-20z" fill="#c98f52"/><path d="M1-14q-4 0-4 6v22h5v-20z" fill="#b57a3e"/><path d="M-9-2h10" fill="none" stroke="#8a97a0" stroke-width="2.4" stroke-linecap="round"/><path d="M8-10q3 0 3 5v16H7V-5z" fill="#1d8fc0"/><path d="M15-10q-3 0-3 5v16h4V-5z" fill="#176f96"/>"##,
    ),
    (
        "pen-black",
        r##"<path d="M-9 11L9-9" fill="none" stroke="#222" stroke-width="5" stroke-linecap="round"/><path d="M-13 15l2-6 4 4z" fill="#9aa8ae"/>"##,
    ),
    (
        "pen-red",
        r##"<path d="M-9 11L9-9" fill="none" stroke="#c8141e" stroke-width="5" stroke-linecap="round"/><path d="M-13 15l2-6 4 4z" fill="#9aa8ae"/>"##,
    ),
    (
        "pencils",
        r##"<path d="M-11 14V-7l3-7 3 7v21z" fill="#e0a51c"/><path d="M-9-11.7l1-2.3 1 2.3z" fill="#222"/><path d="M-3 14V-7l3-7 3 7v21z" fill="#c8281c"/><path d="M-1-11.7l1-2.3 1 2.3z" fill="#222"/><path d="M5 14V-7l3-7 3 7v21z" fill="#e0a51c"/><path d="M7-11.7l1-2.3 1 2.3z" fill="#222"/>"##,
    ),
    (
        "pens",
        r##"<path d="M-8 13V-8M0 13V-8M8 13V-8" fill="none" stroke="#1d4fa8" stroke-width="4" stroke-linecap="round"/><path d="M-8-10v-4M0-10v-4M8-10v-4" fill="none" stroke="#dfe7ec" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "pickle-lemon",
        r##"<path d="M-15 0q6-11 15-11t15 11Q9 11 0 11T-15 0z" fill="#f2d12e"/><path d="M-7-3q3-4 7-4" fill="none" stroke="#fff6b0" stroke-width="2" stroke-linecap="round"/><path d="M-6 3h.1M2 5h.1M7-1h.1" fill="none" stroke="#a3141c" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "pickle-mango",
        r##"<path d="M-13 6L-8-9 6-11 14 2 5 11z" fill="#8a9a34"/><path d="M-10 5l4-11 10-2 6 9-6 6z" fill="#d9892b"/><path d="M-4 0h.1M2-3h.1M4 4h.1" fill="none" stroke="#a3141c" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "pin",
        r##"<path d="M-13 4H8q6 0 6-5t-6-5-6 6" fill="none" stroke="#8a97a0" stroke-width="2.2" stroke-linecap="round"/><rect x="-15" y="1" width="9" height="6" rx="2" fill="#d8b45c"/><path d="M-8 4L6-6" fill="none" stroke="#8a97a0" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "pineapple",
        r##"<ellipse cx="0" cy="4" rx="9" ry="11" fill="#e9a81f"/><path d="M-7 0l11 13M-8 7l8 8M7 0L-4 13M8 7l-8 8" fill="none" stroke="#a8700c" stroke-width="1.2" stroke-linecap="round"/><path d="M-7-5q0-8 3-10l4 5 4-5q3 2 3 10z" fill="#3c8a34"/>"##,
    ),
    (
        "pizza",
        r##"<path d="M-14-9Q0-15 14-9L0 15z" fill="#f2c14a"/><path d="M-14-9Q0-15 14-9" fill="none" stroke="#b5762f" stroke-width="3.6" stroke-linecap="round"/><circle cx="-3" cy="-3" r="2.6" fill="#c8281c"/><circle cx="5" cy="-5" r="2.6" fill="#c8281c"/><circle cx="0" cy="5" r="2.4" fill="#c8281c"/>"##,
    ),
    (
        "plate",
        r##"<circle cx="0" cy="0" r="15" fill="#dfe7ec"/><circle cx="0" cy="0" r="10" fill="#f6f9fb"/><path d="M-6-5l4-3M-4 0l7-6" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "plug",
        r##"<rect x="-9" y="-2" width="18" height="13" rx="3" fill="#f6f8fb"/><path d="M-4-2v-9M4-2v-9" fill="none" stroke="#9aa8ae" stroke-width="3.4" stroke-linecap="round"/><path d="M0 11v5" fill="none" stroke="#30343f" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "popcorn",
        r##"<circle cx="-6" cy="-2" r="7" fill="#fff3cf"/><circle cx="4" cy="-7" r="7" fill="#fffaf0"/><circle cx="8" cy="3" r="7" fill="#fff3cf"/><circle cx="-2" cy="7" r="7" fill="#fffaf0"/><path d="M-6-1h.1M4-5h.1M7 4h.1M-2 6h.1" fill="none" stroke="#e0a526" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "pot",
        r##"<path d="M-13-2h26q0 15-13 15T-13-2z" fill="#7a4a22"/><ellipse cx="0" cy="-2" rx="13" ry="3.5" fill="#e0a526"/><path d="M-13 0h-3M13 0h3" fill="none" stroke="#7a4a22" stroke-width="3" stroke-linecap="round"/><path d="M-4-8q-2-3 0-6M4-8q-2-3 0-6" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "puff",
        r##"<path d="M-15 8l4-16h22l4 16z" fill="#d99c48"/><path d="M-12 2h24M-13 5h26M-11-3h22" fill="none" stroke="#a86c20" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "pulao",
        r##"<path d="M-15 0h30q-1 13-15 13T-15 0z" fill="#c98f52"/><path d="M-14 0q4-11 14-11T14 0z" fill="#f7efd8"/><path d="M-6-4h2M2-7h2M5-3h2M-1-2h2" fill="none" stroke="#d9701a" stroke-width="2" stroke-linecap="round"/><path d="M-2-6h2M8-4h1" fill="none" stroke="#5d9b3b" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "question",
        r##"<text x="0" y="13" font-size="36" font-weight="700" text-anchor="middle" fill="#ffe9a8" font-family="sans-serif">?</text>"##,
    ),
    (
        "razor",
        r##"<rect x="-10" y="-13" width="20" height="7" rx="2" fill="#3f7fc0"/><path d="M-8-8h16M-8-11h16" fill="none" stroke="#dfe7ec" stroke-width="1.2" stroke-linecap="round"/><path d="M0-6v20" fill="none" stroke="#1d4f8c" stroke-width="4" stroke-linecap="round"/>"##,
    ),
    (
        "rope",
        r##"<path d="M-13 4q0-12 13-12T13 4t-13 8-9-8 9-7 8 6-8 4" fill="none" stroke="#e0d2a8" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "rose-flower",
        r##"<circle cx="0" cy="-3" r="11" fill="#d0205a"/><path d="M0-3q4-3 5 1t-5 6-9-4 4-11" fill="none" stroke="#8f1038" stroke-width="2" stroke-linecap="round"/><path d="M0 8q8-2 12 4-8 4-12-4zM0 8q-8-2-12 4 8 4 12-4z" fill="#3f8a34"/>"##,
    ),
    (
        "roti",
        r##"<circle cx="0" cy="0" r="15" fill="#e6c08a"/><circle cx="0" cy="0" r="12.5" fill="#f0d3a4"/><path d="M-5-5h2M3-3h2M-2 4h2M6 5h1M-8 2h1" fill="none" stroke="#a86c30" stroke-width="2.2" stroke-linecap="round"/>"##,
    ),
    (
        "round-biscuit",
        r##"<circle cx="0" cy="0" r="15" fill="#e9bf7c"/><circle cx="0" cy="0" r="12" fill="#d9a860"/><path d="M-4-4h.1M4-4h.1M0 1h.1M-5 5h.1M5 5h.1" fill="none" stroke="#8f6426" stroke-width="2.2" stroke-linecap="round"/>"##,
    ),
    (
        "rubber-bands",
        r##"<path d="M-13 2a7 7 0 1 0 14 0a7 7 0 1 0-14 0" fill="none" stroke="#d0242c" stroke-width="3" stroke-linecap="round"/><path d="M-1-3a7 7 0 1 0 14 0a7 7 0 1 0-14 0" fill="none" stroke="#1d6fc0" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "ruler",
        r##"<g transform="rotate(-30)"><rect x="-17" y="-5" width="34" height="10" rx="1" fill="#f2c94a"/><path d="M-13-5v4M-9-5v6M-5-5v4M-1-5v6M3-5v4M7-5v6M11-5v4" fill="none" stroke="#7a4a12" stroke-width="1.2" stroke-linecap="round"/></g>"##,
    ),
    (
        "rusk",
        r##"<path d="M-15 0q-2-9 6-9h18q8 0 6 9v10h-30z" fill="#c27f35"/><path d="M-12 1q-1-7 4-7H8q5 0 4 7v7h-24z" fill="#ecc27c"/><path d="M-6-1h.1M1 2h.1M6-2h.1M-4 5h.1M5 6h.1" fill="none" stroke="#b9803a" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "saffron",
        r##"<path d="M-8 12Q-4-2-10-12M0 12V-14M8 12Q4-2 10-12" fill="none" stroke="#c8281c" stroke-width="2.2" stroke-linecap="round"/><path d="M-10-12l-3-2M0-14v-1M10-12l3-2" fill="none" stroke="#f2a51f" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "samosa",
        r##"<path d="M0-14L15 10q-15 6-30 0z" fill="#d99a3c"/><path d="M0-14L5 12q-10 2-20-2z" fill="#e9b560"/>"##,
    ),
    (
        "sandalwood",
        r##"<rect x="-13" y="-8" width="22" height="7" rx="2" fill="#c98f52"/><rect x="-9" y="1" width="22" height="7" rx="2" fill="#b57a3e"/><ellipse cx="-13" cy="-4.5" rx="2" ry="3.5" fill="#e6bf8c"/><ellipse cx="-9" cy="4.5" rx="2" ry="3.5" fill="#e6bf8c"/>"##,
    ),
    (
        "scissors",
        r##"<path d="M-6 14L8-14M6 14L-8-14" fill="none" stroke="#9aa8ae" stroke-width="3" stroke-linecap="round"/><path d="M-12 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0" fill="none" stroke="#c8281c" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "scrub-pad",
        r##"<rect x="-15" y="-10" width="30" height="20" rx="3" fill="#3f8f3a"/><path d="M-10-5h.1M-3-6h.1M4-4h.1M10-6h.1M-8 1h.1M0 0h.1M7 2h.1M-10 6h.1M-2 6h.1M10 7h.1" fill="none" stroke="#7cc063" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "sev",
        r##"<path d="M-15-4q5-8 10 0t10 0 10 0M-15 2q5-8 10 0t10 0 10 0M-13 8q5-8 10 0t10 0 6 0" fill="none" stroke="#f1b93a" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "sharpener",
        r##"<path d="M-10-8h20l-3 16H-7z" fill="#d0242c"/><rect x="-5" y="-4" width="10" height="8" fill="#dfe7ec"/><path d="M-3-2l6 4" fill="none" stroke="#8a97a0" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    ("sheets", r##"<path d="M-10-14H6l6 6v22h-22z" fill="#fff"/><path d="M6-14v6h6z" fill="#c3ccd2"/>"##),
    (
        "shikakai",
        r##"<path d="M-14 8Q-4-14 12-10q4 6-2 8Q-4 0-10 12z" fill="#7a4a22"/><path d="M-8 4h.1M-3-2h.1M3-6h.1" fill="none" stroke="#b98a5a" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "shirt",
        r##"<path d="M-6-12L-16-5l4 7 3-2v13H9V0l3 2 4-7L6-12q-6 6-12 0z" fill="#fff"/><path d="M0-7v19" fill="none" stroke="#b9d4ea" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "shrikhand",
        r##"<path d="M-15-3h30q-1 14-15 14T-15-3z" fill="#f6f8fb"/><path d="M-15-3q4-9 15-9t15 9z" fill="#f7c94a"/><path d="M-4-7h2M3-8h2M0-5h2" fill="none" stroke="#c8281c" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "snowflake",
        r##"<path d="M0-14v28M-12-7l24 14M-12 7l24-14M-3-11l3 3 3-3M-3 11l3-3 3 3" fill="none" stroke="#7fc3ea" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "soan-papdi",
        r##"<rect x="-14" y="-11" width="28" height="22" rx="2" fill="#f3dfa0"/><path d="M-14-6h28M-14-1h28M-14 4h28M-10-11v22M-2-11v22M6-11v22" fill="none" stroke="#d8b45c" stroke-width="1.2" stroke-linecap="round"/><path d="M-5-3h2M4 1h2" fill="none" stroke="#7c9a3c" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "socks",
        r##"<path d="M-8-14h9V0q0 3 3 5l6 4q3 6-4 6-5 0-12-5-4-4-3-10z" fill="#30409a"/><rect x="-8" y="-14" width="9" height="5" fill="#f2c12e"/>"##,
    ),
    (
        "soup",
        r##"<path d="M-15-2h30q0 14-15 14T-15-2z" fill="#f6f8fb"/><ellipse cx="0" cy="-2" rx="15" ry="4" fill="#d9601c"/><path d="M-6-9q-2-2 0-4M0-8q-2-2 0-5M6-9q-2-2 0-4" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "soybean",
        r##"<path d="M-12 10Q4 8 12-12" fill="none" stroke="#6d8f2e" stroke-width="9" stroke-linecap="round"/><circle cx="-6" cy="7" r="3" fill="#a9c268"/><circle cx="1" cy="3" r="3" fill="#a9c268"/><circle cx="7" cy="-4" r="3" fill="#a9c268"/>"##,
    ),
    (
        "sparkle",
        r##"<path d="M0-15l4 11 11 4-11 4-4 11-4-11-11-4 11-4z" fill="#fff"/><path d="M11-13l1.5 3.5 3.5 1.5-3.5 1.5-1.5 3.5-1.5-3.5-3.5-1.5 3.5-1.5z" fill="#ffe38a"/>"##,
    ),
    (
        "spiral",
        r##"<path d="M-12-12h24M-12-6h24M-12 0h24M-12 6h24M-12 12h24" fill="none" stroke="#fff" stroke-width="1.2" stroke-linecap="round"/><path d="M-16-12h5M-16-7h5M-16-2h5M-16 3h5M-16 8h5M-16 13h5" fill="none" stroke="#dfe7ec" stroke-width="2.2" stroke-linecap="round"/>"##,
    ),
    (
        "sponge",
        r##"<path d="M-15-4l8-6h22l-6 6z" fill="#fbe58a"/><rect x="-15" y="-4" width="24" height="14" rx="2" fill="#f2c94a"/><path d="M9-4l6-6v13l-6 7z" fill="#d8a92c"/><path d="M-10 1h.1M-4 4h.1M2 0h.1M5 6h.1M-9 7h.1" fill="none" stroke="#c9981c" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "spoon",
        r##"<ellipse cx="-1" cy="-8" rx="5.5" ry="7" fill="#c3ccd2"/><path d="M-1-1v16" fill="none" stroke="#c3ccd2" stroke-width="3.4" stroke-linecap="round"/><ellipse cx="-2" cy="-9" rx="2.4" ry="3.6" fill="#eef2f5"/>"##,
    ),
    (
        "spray",
        r##"<path d="M-14 0h6M-12-7l6 4M-12 7l6-4" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/><path d="M-2-8h.1M4-11h.1M-2 0h.1M4-3h.1M10-6h.1M-2 8h.1M4 4h.1M10 1h.1M10 9h.1M4 11h.1" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round"/>"##,
    ),
    (
        "squares",
        r##"<path d="M-14-9h28M-14-3h28M-14 3h28M-14 9h28M-9-14v28M-3-14v28M3-14v28M9-14v28" fill="none" stroke="#9bb4c9" stroke-width="1" stroke-linecap="round"/>"##,
    ),
    ("star", r##"<path d="M0-14l4 10 11 0-9 6 4 11-10-7-10 7 4-11-9-6 11 0z" fill="#f2c12e"/>"##),
    (
        "steel-scrubber",
        r##"<circle cx="0" cy="0" r="13" fill="#9aa8ae"/><path d="M-9-4q5-6 9 0t9 0M-10 2q5-6 10 0t10 0M-7 8q4-5 7 0t7 0M-5-9q5 4 10 0" fill="none" stroke="#e7ecef" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "sticks",
        r##"<path d="M-14-6l9 4M-2-11l8 7M8-8l7-3M-12 6l11-2M3 4l11-3M-14 0l3 7M12 3l3 6M-4 9l9 2M-6-1L-9 11" fill="none" stroke="#f3c04c" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "sun",
        r##"<circle cx="0" cy="0" r="7" fill="#f6b81c"/><path d="M0-14v3M0 11v3M-14 0h3M11 0h3M-10-10l2 2M8 8l2 2M-10 10l2-2M8-8l2-2" fill="none" stroke="#f6b81c" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "sunflower",
        r##"<circle r="11" fill="none" stroke="#f6c21c" stroke-width="8" stroke-dasharray="5.6 2"/><circle r="8" fill="#6b3a14"/><path d="M-4-3h.1M0-4h.1M4-2h.1M-4 2h.1M1 1h.1M4 4h.1M-1 5h.1" fill="none" stroke="#b5763c" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "supari",
        r##"<circle cx="-6" cy="3" r="8" fill="#9a5a2a"/><circle cx="7" cy="2" r="8" fill="#b5763c"/><path d="M-9 1q3 2 6 0M3 0q4 3 8 0M-8 6q2-2 5 0" fill="none" stroke="#f0d8b0" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "tablets",
        r##"<circle cx="-6" cy="-3" r="7" fill="#fff"/><circle cx="7" cy="4" r="7" fill="#f0f4f7"/><path d="M-11-3h10M2 4h10" fill="none" stroke="#b9c6ce" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "talc",
        r##"<circle cx="-7" cy="4" r="5" fill="#fff"/><circle cx="0" cy="-2" r="7" fill="#fdf3f6"/><circle cx="8" cy="5" r="4" fill="#fff"/><path d="M-10-8h.1M-3-11h.1M6-9h.1M11-4h.1" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>"##,
    ),
    (
        "tape",
        r##"<path d="M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0" fill="none" stroke="#d8b45c" stroke-width="6" stroke-linecap="round"/><path d="M9 4h7v7H5z" fill="#e8cf8a"/>"##,
    ),
    (
        "tea-cup",
        r##"<path d="M-14-7h22v6q0 12-11 12T-14-1z" fill="#fff"/><ellipse cx="-3" cy="-7" rx="11" ry="3" fill="#8a4b24"/><path d="M8-5q7 0 5 5t-7 3" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>"##,
    ),
    (
        "thermometer",
        r##"<path d="M-9 9L9-11" fill="none" stroke="#f6f8fb" stroke-width="6" stroke-linecap="round"/><path d="M-9 9L3-4" fill="none" stroke="#d0242c" stroke-width="2.4" stroke-linecap="round"/><circle cx="-10" cy="10" r="4.5" fill="#d0242c"/>"##,
    ),
    (
        "thread",
        r##"<rect x="-8" y="-13" width="16" height="4" rx="1" fill="#c98f52"/><rect x="-8" y="9" width="16" height="4" rx="1" fill="#c98f52"/><rect x="-6" y="-9" width="12" height="18" fill="#c8141e"/><path d="M-6-5h12M-6-1h12M-6 3h12M-6 7h12" fill="none" stroke="#f2a51f" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "tiffin",
        r##"<rect x="-11" y="-11" width="22" height="8" rx="2" fill="#dfe7ec"/><rect x="-11" y="-3" width="22" height="8" rx="2" fill="#c3ccd2"/><rect x="-11" y="5" width="22" height="8" rx="2" fill="#dfe7ec"/><path d="M-11 9H-13V-12Q0-18 13-12V9H11" fill="none" stroke="#8f9aa2" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "tissue",
        r##"<rect x="-14" y="-1" width="28" height="13" rx="2" fill="#4a93c6"/><path d="M-8-1q1-12 8-9 6-4 8 9z" fill="#fff"/>"##,
    ),
    (
        "toffee",
        r##"<path d="M-15-6l7 4v4l-7 4zM15-6l-7 4v4l7 4z" fill="#f7c766"/><rect x="-8" y="-6" width="16" height="12" rx="5" fill="#c81e3c"/><path d="M-3-5v10M3-5v10" fill="none" stroke="#f49ab0" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "toilet",
        r##"<rect x="-12" y="-15" width="10" height="14" rx="2" fill="#f6f8fb"/><path d="M-12-1H13q0 9-10 11v5h-10v-5q-5-3-5-11z" fill="#fff"/><ellipse cx="2" cy="-1" rx="11" ry="3" fill="#cfe3ee"/>"##,
    ),
    (
        "toilet-brush",
        r##"<path d="M9-14L-3 2" fill="none" stroke="#c3ccd2" stroke-width="3" stroke-linecap="round"/><ellipse cx="-7" cy="8" rx="8" ry="7" fill="#9fd0e8" transform="rotate(30 -7 8)"/><path d="M-12 4l9 9M-13 9l7 5M-8 2l7 6" fill="none" stroke="#4a93c6" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "toilet-roll",
        r##"<rect x="-11" y="-10" width="20" height="20" fill="#fff"/><ellipse cx="9" cy="0" rx="4" ry="10" fill="#eef2f5"/><ellipse cx="9" cy="0" rx="1.8" ry="4.5" fill="#b9a07c"/><ellipse cx="-11" cy="0" rx="4" ry="10" fill="#f6f9fb"/><path d="M-11 10h8v5h-8z" fill="#f1f5f8"/>"##,
    ),
    (
        "tomato",
        r##"<circle cx="0" cy="2" r="13" fill="#dd3524"/><path d="M0-9l8-3-4 5 5 3-9-1-9 1 5-3-4-5z" fill="#3c8a34"/><path d="M-8-1q1-3 4-4" fill="none" stroke="#ff9a86" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "tongue-cleaner",
        r##"<path d="M-11 14V2q0-14 11-14T11 2v12" fill="none" stroke="#c98f52" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "tooth",
        r##"<path d="M-11-9q5-6 11-2 6-4 11 2 3 7-2 12-1 10-4 10t-3-8q-2-3-4 0-1 8-3 8t-4-10q-5-5-2-12z" fill="#fff"/><path d="M-7-6q2-3 4-2" fill="none" stroke="#bfe0ee" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "toothbrush",
        r##"<path d="M-14 12L8-10" fill="none" stroke="#1d8fc0" stroke-width="4" stroke-linecap="round"/><path d="M2-13l8 8 5-5-8-8z" fill="#fff"/><path d="M5-10l4-4M8-7l4-4" fill="none" stroke="#9fd0e8" stroke-width="1.5" stroke-linecap="round"/>"##,
    ),
    (
        "top",
        r##"<path d="M-11-5h22Q8 6 0 14-8 6-11-5z" fill="#c8281c"/><path d="M-10-1h20" fill="none" stroke="#f2c12e" stroke-width="3" stroke-linecap="round"/><path d="M0-5v-8" fill="none" stroke="#7a4a12" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "towel",
        r##"<rect x="-12" y="-13" width="24" height="27" rx="2" fill="#7fb8dc"/><path d="M-12 4h24M-12 8h24" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/><path d="M-11 15v1M-6 15v1M0 15v1M6 15v1M11 15v1" fill="none" stroke="#7fb8dc" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "train",
        r##"<rect x="-15" y="-8" width="30" height="16" rx="3" fill="#c8281c"/><path d="M-12-5h6v6h-6zM-3-5h6v6h-6zM6-5h6v6H6z" fill="#ffe9a8"/><circle cx="-8" cy="10" r="3.5" fill="#30343f"/><circle cx="8" cy="10" r="3.5" fill="#30343f"/><path d="M-16 14h32" fill="none" stroke="#d8b45c" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "tree",
        r##"<rect x="-3" y="2" width="6" height="14" fill="#7a4a22"/><circle cx="-7" cy="-4" r="8" fill="#3f8f3a"/><circle cx="7" cy="-4" r="8" fill="#4a9a3c"/><circle cx="0" cy="-9" r="8" fill="#58a83f"/><path d="M-10 3v8M10 3v8M-6 4v6" fill="none" stroke="#7a4a22" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
    (
        "tube-light",
        r##"<rect x="-16" y="-3" width="32" height="6" rx="3" fill="#fffdf0"/><rect x="-16" y="-4" width="4" height="8" fill="#9aa8ae"/><rect x="12" y="-4" width="4" height="8" fill="#9aa8ae"/>"##,
    ),
    (
        "tulsi",
        r##"<path d="M0 15V-13" fill="none" stroke="#7a5a8c" stroke-width="2" stroke-linecap="round"/><ellipse cx="-6" cy="2" rx="6" ry="3.5" fill="#4a9636" transform="rotate(20 -6 2)"/><ellipse cx="6" cy="0" rx="6" ry="3.5" fill="#58a83f" transform="rotate(-20 6 0)"/><ellipse cx="-5" cy="-6" rx="5" ry="3" fill="#58a83f" transform="rotate(20 -5 -6)"/><ellipse cx="5" cy="-8" rx="5" ry="3" fill="#4a9636" transform="rotate(-20 5 -8)"/>"##,
    ),
    (
        "vada",
        r##"<circle cx="0" cy="0" r="14" fill="#b5762f"/><circle cx="0" cy="0" r="5" fill="#7a4a14"/><path d="M-8-6h2M5-8h2M8 3h2M-9 4h2" fill="none" stroke="#e0ac64" stroke-width="1.8" stroke-linecap="round"/>"##,
    ),
    (
        "water-drop",
        r##"<path d="M0-15q12 14 12 20a12 11 0 0 1-24 0q0-6 12-20z" fill="#7fc3ea"/><path d="M-6 5q1 5 5 6" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>"##,
    ),
    (
        "wheat",
        r##"<path d="M0 15V-8" fill="none" stroke="#e8c060" stroke-width="2" stroke-linecap="round"/><path d="M-1-4l-4-4M1-4l4-4M-1 3l-4-4M1 3l4-4M0-10v-3" fill="none" stroke="#f5d67a" stroke-width="4.5" stroke-linecap="round"/>"##,
    ),
    (
        "wicks",
        r##"<path d="M-10-10v20M-4-10v20M2-10v20M8-10v20" fill="none" stroke="#fffdf6" stroke-width="3.6" stroke-linecap="round"/><path d="M-10-10h.1M-4-10h.1M2-10h.1M8-10h.1" fill="none" stroke="#e0d2b8" stroke-width="3.6" stroke-linecap="round"/>"##,
    ),
    (
        "window",
        r##"<rect x="-13" y="-14" width="26" height="28" rx="1" fill="#7a4a12"/><path d="M-10-11H-1V-1h-9zM1-11h9V-1H1zM-10 1h9v10h-9zM1 1h9v10H1z" fill="#b8def2"/><path d="M-8-5l4-4M3-5l4-4" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/>"##,
    ),
    (
        "wipe-cloth",
        r##"<path d="M-14-8q14-6 28 0-3 8 0 16-14 6-28 0 3-8 0-16z" fill="#f2a8c0"/><path d="M-9-4q9-3 18 0M-8 1q8-3 16 0M-9 6q9-3 18 0" fill="none" stroke="#d4788f" stroke-width="1.3" stroke-linecap="round"/>"##,
    ),
    (
        "wipes",
        r##"<rect x="-14" y="-4" width="28" height="15" rx="3" fill="#3fa8bd"/><path d="M-8-4q2-10 9-9 3 2 7 0v9z" fill="#fff"/>"##,
    ),
    (
        "woollens",
        r##"<path d="M-6-12L-16-5l4 7 3-2v13H9V0l3 2 4-7L6-12q-6 6-12 0z" fill="#d0485a"/><path d="M0-7v19" fill="none" stroke="#f0a8b0" stroke-width="1.4" stroke-linecap="round"/>"##,
    ),
];
const ART_COUNT: usize = 240;
