//! The categories of the network in two levels, with the departments as a place for what is in none.

use std::collections::HashMap;

use commerce::{Category, CategoryId, CategoryPath, Department, Language, LocalizedName, Product};

/// Every category: the retailer's in their order, then the departments as categories of the first level.
#[derive(Debug)]
pub struct CategoryTree {
    categories: Vec<Category>,
    by_id: HashMap<CategoryId, usize>,
    /// Those of the second level.
    by_path: HashMap<CategoryPath, usize>,
}

impl CategoryTree {
    /// Joins the retailer's categories, in their order, with the departments. A retailer's category with a
    /// department's id takes its place.
    #[must_use]
    pub(super) fn new(mut categories: Vec<Category>) -> Self {
        for (department, position) in Department::ALL.into_iter().zip(0..) {
            let id = CategoryId::from(department);
            if !categories.iter().any(|category| category.id == id) {
                categories.push(department_category(department, position));
            }
        }
        let by_id: HashMap<CategoryId, usize> =
            categories.iter().enumerate().map(|(index, one)| (one.id.clone(), index)).collect();
        let mut by_path = HashMap::new();
        for (index, category) in categories.iter().enumerate() {
            let parent = category.parent.as_ref().and_then(|parent| categories.get(*by_id.get(parent)?));
            if let Some(parent) = parent {
                by_path.entry(CategoryPath::of(parent, category)).or_insert(index);
            }
        }
        Self { categories, by_id, by_path }
    }

    /// A category.
    #[must_use]
    pub fn get(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.get(*self.by_id.get(id)?)
    }

    /// The category that a product is listed in: its own, or its department.
    #[must_use]
    pub fn of_product(&self, product: &Product) -> Option<&Category> {
        self.own(product).or_else(|| self.get(&product.department.into()))
    }

    fn own(&self, product: &Product) -> Option<&Category> {
        self.categories.get(*self.by_path.get(product.category.as_ref()?)?)
    }

    /// The names of a product's category and of the one above it, in every language: words by which the
    /// product is found, too. Empty for a product without a category.
    pub(super) fn names_of<'a>(&'a self, product: &Product) -> Vec<&'a str> {
        let own = self.own(product);
        let above = own.and_then(|own| self.get(own.parent.as_ref()?));
        let names = own.into_iter().chain(above).flat_map(|category| {
            let LocalizedName { en, hi, mr, gu } = &category.names;
            [Some(en), hi.as_ref(), mr.as_ref(), gu.as_ref()]
        });
        names.flatten().map(String::as_str).collect()
    }

    /// The pictures of all categories.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &str> {
        self.categories.iter().map(|category| category.picture.as_str())
    }

    /// Whether a product belongs to a category: directly, to one below it, or by its department.
    #[must_use]
    pub fn contains(&self, category: &CategoryId, product: &Product) -> bool {
        let own = self.of_product(product);
        own.is_some_and(|own| own.id == *category || own.parent.as_ref() == Some(category))
            || product.department.slug() == category.as_str()
    }

    /// The categories of the first level, in their order.
    pub fn first_level(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| category.parent.is_none())
    }

    /// The categories below one of the first level, in their order.
    pub fn below(&self, parent: &CategoryId) -> impl Iterator<Item = &Category> + use<'_> {
        let parent = Some(parent.clone());
        self.categories.iter().filter(move |category| category.parent == parent)
    }
}

fn department_category(department: Department, position: u32) -> Category {
    let name = |language| i18n::products::department_name(language, department).to_owned();
    Category {
        id: department.into(),
        parent: None,
        names: LocalizedName {
            en: name(Language::English),
            hi: Some(name(Language::Hindi)),
            ..LocalizedName::default()
        },
        position,
        picture: app::components::product_grid::department_picture(department).to_owned(),
    }
}
