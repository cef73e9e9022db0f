//! No function that only forwards.

use quote::ToTokens;
use syn::visit::{self, Visit};

use crate::sources::{self, rust};

/// Functions that hand all their parameters, unchanged, to another of the same name.
#[derive(Default)]
struct Forwarding(Vec<String>);

impl<'ast> Visit<'ast> for Forwarding {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.check(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        // The signatures of a trait's methods are given.
        if item.trait_.is_none() {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.check(&item.sig, &item.block);
    }
}

impl Forwarding {
    fn check(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let [syn::Stmt::Expr(expression, None)] = block.stmts.as_slice() else { return };
        let parameters: Vec<String> = signature
            .inputs
            .iter()
            .filter_map(|input| match input {
                syn::FnArg::Typed(parameter) => Some(parameter.pat.to_token_stream().to_string()),
                syn::FnArg::Receiver(_) => None,
            })
            .collect();
        if parameters.is_empty() {
            return;
        }
        let expression = match expression {
            syn::Expr::Await(waiting) => &waiting.base,
            other => other,
        };
        let (receiver, arguments) = match expression {
            syn::Expr::Call(call) if !is_constructor(&call.func) => (None, &call.args),
            // Not a field's: a type offers by methods what its private fields can do.
            syn::Expr::MethodCall(call) if matches!(*call.receiver, syn::Expr::Path(_)) => {
                (Some(call.receiver.to_token_stream().to_string()), &call.args)
            }
            _ => return,
        };
        let mut given: Vec<String> =
            arguments.iter().map(|argument| argument.to_token_stream().to_string()).collect();
        let is_same = given == parameters || {
            given.splice(0..0, receiver);
            given == parameters
        };
        if is_same {
            self.0.push(signature.ident.to_string());
        }
    }
}

/// `Self(…)`, `Some(…)` and other tuples with a name.
fn is_constructor(function: &syn::Expr) -> bool {
    let syn::Expr::Path(path) = function else { return false };
    path.path.segments.last().is_some_and(|last| last.ident.to_string().starts_with(char::is_uppercase))
}

#[test]
fn no_function_only_forwards() {
    let mut report = Vec::new();
    for file in ["app", "server", ".cargo/xtask"].into_iter().flat_map(rust) {
        if file.path.contains("/tests/") {
            continue;
        }
        let mut found = Forwarding::default();
        found.visit_file(&sources::without_tests(&file));
        report.extend(found.0.into_iter().map(|name| format!("{}: {name}", file.path)));
    }
    assert!(report.is_empty(), "only forward their parameters:\n{}", report.join("\n"));
}
