//! Makes the generated glue smaller: names that only it and the module share become short, and the classes that
//! no page uses are left out.
//!
//! A generated name ends in a hash, which no compression makes smaller, and is in both files.

/// Leptos links `wasm-streams` for server functions, of which there are none here. It exports classes all the same.
const UNUSED_CLASS: &str = "IntoUnderlying";

/// Whether an export of the module belongs to an unused class.
pub(super) fn is_unused_export(name: &str) -> bool {
    name.contains(&UNUSED_CLASS.to_lowercase())
}

/// Whether an export is called by the glue only, by a name that may change.
pub(super) fn is_internal_export(name: &str) -> bool {
    name.starts_with("wasm_bindgen_")
}

/// The glue without the unused classes.
pub(super) fn remove_unused_classes(glue: &str) -> String {
    let class = format!("export class {UNUSED_CLASS}");
    let registry = format!("const {UNUSED_CLASS}");
    let mut rest = String::with_capacity(glue.len());
    // Lines are not indented, so the end of a class is where the next export begins.
    let (mut in_class, mut in_registry) = (false, false);
    for line in glue.split_inclusive('\n') {
        if line.starts_with("export ") {
            in_class = line.starts_with(&class);
        }
        in_registry |= line.starts_with(&registry);
        if !in_class && !in_registry {
            rest.push_str(line);
        }
        in_registry &= !line.trim_end().ends_with(';');
    }
    rest
}

/// Gives the functions that the module imports short names.
pub(super) struct ImportNames {
    glue: String,
    count: usize,
}

impl ImportNames {
    pub(super) fn of(glue: String) -> Self {
        Self { glue, count: 0 }
    }

    /// Renames an import in the glue; its new name, or `None` when the glue does not define it as expected.
    pub(super) fn shorten(&mut self, name: &str) -> Option<String> {
        let definition = format!("\n{name}: function(");
        if self.glue.matches(&definition).count() != 1 {
            return None;
        }
        let short = short_name(self.count);
        self.glue = self.glue.replacen(&definition, &format!("\n{short}: function("), 1);
        self.count += 1;
        Some(short)
    }

    /// The glue with the new names.
    pub(super) fn into_glue(self) -> String {
        self.glue
    }
}

/// `a` to `z`, then `aa`, `ba` and so on.
fn short_name(mut index: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'a' + u8::try_from(index % 26).unwrap_or_default()));
        match (index / 26).checked_sub(1) {
            Some(rest) => index = rest,
            None => return name,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn short_names_are_all_different() {
        let names: HashSet<_> = (0..2_000).map(short_name).collect();
        assert_eq!(names.len(), 2_000);
        assert!(names.iter().all(|name| name.len() <= 3));
    }

    #[test]
    fn an_import_is_renamed_where_it_is_defined() {
        let mut names =
            ImportNames::of("{\n__wbg_a_01: function(x) {\n},\n__wbg_b_02: function() {\n}".to_owned());
        assert_eq!(names.shorten("__wbg_b_02").as_deref(), Some("a"));
        assert_eq!(names.shorten("__wbg_c_03"), None, "not defined");
        assert_eq!(names.shorten("__wbg_a_01").as_deref(), Some("b"));
        assert_eq!(names.into_glue(), "{\nb: function(x) {\n},\na: function() {\n}");
    }

    #[test]
    fn unused_classes_go_and_the_rest_stays() {
        let glue = "export function Before() {\n}\nexport class IntoUnderlyingSink {\nclose() {\nconst ret = 1;\nreturn ret;\n}\n}\n\
            if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
            export function After() {\n}\nconst IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry)\n\
            ? { register: () => {} }\n: new FinalizationRegistry(ptr => wasm.free(ptr, 1));\n\
            const Finalization = (typeof FinalizationRegistry)\n: new FinalizationRegistry(free);\nlet wasm;\n";
        let rest = "export function Before() {\n}\nexport function After() {\n}\n\
            const Finalization = (typeof FinalizationRegistry)\n: new FinalizationRegistry(free);\nlet wasm;\n";
        assert_eq!(remove_unused_classes(glue), rest);
        assert!(is_unused_export("intounderlyingsink_close") && !is_unused_export("hydrate"));
    }
}
