//! Text that people typed, made safe to quote in a chat message.

/// Characters that chats read as markup: bold, italics, strikethrough, code.
const MARKUP: [char; 4] = ['*', '_', '~', '`'];

/// Full stops that a link may be written with.
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{FF0E}', '\u{FF61}'];

/// Letters as they were typed, but on one line, without markup, and without anything that a chat would turn into
/// a link: what a customer calls themselves must not look like a message from the shop.
#[must_use]
pub fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().filter(|letter| !MARKUP.contains(letter)).peekable();
    while let Some(letter) = letters.next() {
        let space_follows = letters.peek().is_none_or(|next| next.is_whitespace());
        match letter {
            _ if letter.is_whitespace() || letter.is_control() => plain.push(' '),
            // `https://host` and `host.example` are links; with a space behind the mark they are not.
            _ if DOTS.contains(&letter) && !space_follows => plain.extend(['.', ' ']),
            '/' if plain.ends_with(':') => plain.push(' '),
            '/' if plain.ends_with(": ") => {}
            _ => plain.push(letter),
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stay_and_markup_goes() {
        for (typed, quoted) in [
            ("Asha Devi", "Asha Devi"),
            ("आशा देवी", "आशा देवी"),
            ("D'Souza-Rao", "D'Souza-Rao"),
            ("Dr. Rao", "Dr. Rao"),
            ("Dr.Rao", "Dr. Rao"),
            ("*ACCEPTED* ~paid~ by `UPI`", "ACCEPTED paid by UPI"),
            ("_Asha_", "Asha"),
            ("Asha\nNew order 7", "Asha New order 7"),
            ("***", ""),
        ] {
            assert_eq!(plain_text(typed), quoted, "{typed}");
        }
    }

    #[test]
    fn links_are_broken() {
        for (typed, quoted) in [
            ("URGENT pay http://evil.example/upi", "URGENT pay http: evil. example/upi"),
            ("www.evil.example", "www. evil. example"),
            ("wa.me/919820001234", "wa. me/919820001234"),
            ("evil\u{3002}example", "evil. example"),
            ("h*ttps:/*/x", "https: x"),
            ("a@b.example", "a@b. example"),
        ] {
            assert_eq!(plain_text(typed), quoted, "{typed}");
        }
    }
}
