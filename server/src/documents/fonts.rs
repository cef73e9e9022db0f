//! The embedded fonts, loaded once for each of the two engines that render with them.
//!
//! Noto Sans has the rupee sign and Latin, Noto Sans Devanagari has Hindi and Marathi.
//! For another script, add a pair of files and a name to [`FAMILIES`].

use std::sync::{Arc, LazyLock};

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use resvg::usvg::fontdb;

use super::RenderError;

/// A font file: the family it belongs to, and the name it goes by in an error.
struct FontFile {
    family: &'static str,
    name: &'static str,
    bytes: &'static [u8],
}

/// One file of `server/fonts`.
macro_rules! font_file {
    ($family:expr, $name:literal) => {
        FontFile { family: $family, name: $name, bytes: include_bytes!(concat!("../../fonts/", $name)) }
    };
}

const LATIN: &str = "Noto Sans";
const DEVANAGARI: &str = "Noto Sans Devanagari";

/// The families in the order they are tried for a character.
pub(super) const FAMILIES: [&str; 2] = [LATIN, DEVANAGARI];

/// Every weight of every family that can be drawn.
static FILES: [FontFile; 4] = [
    font_file!(LATIN, "NotoSans-Regular.ttf"),
    font_file!(LATIN, "NotoSans-Bold.ttf"),
    font_file!(DEVANAGARI, "NotoSansDevanagari-Regular.ttf"),
    font_file!(DEVANAGARI, "NotoSansDevanagari-Bold.ttf"),
];

/// A font as the layout engine knows it (by the id of its bytes) and as the PDF writer does.
struct PdfFont {
    blob_id: u64,
    family: &'static str,
    font: krilla::text::Font,
}

/// The fonts for text in a PDF.
pub(super) struct PdfFonts {
    context: FontContext,
    fonts: Vec<PdfFont>,
}

impl PdfFonts {
    /// A new layout context over the shared bytes.
    pub(super) fn context(&self) -> FontContext {
        self.context.clone()
    }

    /// The PDF writer's font for bytes the layout engine chose.
    pub(super) fn for_pdf(&self, blob_id: u64) -> Option<krilla::text::Font> {
        self.find_by_blob(blob_id).map(|pdf_font| pdf_font.font.clone())
    }

    /// The family of the bytes the layout engine chose.
    pub(super) fn family(&self, blob_id: u64) -> Option<&'static str> {
        self.find_by_blob(blob_id).map(|pdf_font| pdf_font.family)
    }

    fn find_by_blob(&self, blob_id: u64) -> Option<&PdfFont> {
        self.fonts.iter().find(|pdf_font| pdf_font.blob_id == blob_id)
    }

    fn load() -> Result<Self, &'static str> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut fonts = Vec::with_capacity(FILES.len());
        for file in &FILES {
            let blob = Blob::new(Arc::new(file.bytes));
            let blob_id = blob.id();
            if collection.register_fonts(blob, None).is_empty() {
                return Err(file.name);
            }
            let font = krilla::text::Font::new(file.bytes.into(), 0).ok_or(file.name)?;
            fonts.push(PdfFont { blob_id, family: file.family, font });
        }
        Ok(Self { context: FontContext { collection, source_cache: SourceCache::default() }, fonts })
    }
}

/// The fonts for text in a PDF, loaded at the first call.
///
/// # Errors
///
/// [`DrawError::Font`] when an embedded file is not a font.
pub(super) fn pdf_fonts() -> Result<&'static PdfFonts, RenderError> {
    static FONTS: LazyLock<Result<PdfFonts, &'static str>> = LazyLock::new(PdfFonts::load);
    FONTS.as_ref().map_err(|name| RenderError::Font(name))
}

/// The fonts for text in a picture, loaded at the first call.
pub(super) fn svg_fonts() -> Arc<fontdb::Database> {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut database = fontdb::Database::new();
        for file in &FILES {
            database.load_font_source(fontdb::Source::Binary(Arc::new(file.bytes)));
        }
        database.set_sans_serif_family(LATIN);
        Arc::new(database)
    });
    Arc::clone(&FONTS)
}
