//! Files compressed once, as well as it goes, so that the server never has to.

use std::io::Write;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli's best quality.
const BROTLI_QUALITY: i32 = 11;
/// A window of 4 MB, the most that every browser takes.
const BROTLI_WINDOW: i32 = 22;

/// The bytes in brotli.
///
/// # Errors
/// Only in theory: memory does not fail to be written.
pub(super) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).context("brotli failed")?;
    Ok(compressed)
}

/// The bytes in gzip. Equal bytes give equal bytes: the header holds no time.
///
/// # Errors
/// Only in theory: memory does not fail to be written.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).context("gzip failed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_come_back_whole_and_smaller() {
        let text = "kirana ".repeat(500);
        let (small_br, small_gz) = (brotli(text.as_bytes()).unwrap(), gzip(text.as_bytes()).unwrap());
        assert!(small_br.len() < text.len() && small_gz.len() < text.len());
        let mut back = String::new();
        brotli::Decompressor::new(small_br.as_slice(), 4096).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(small_gz.as_slice()).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
