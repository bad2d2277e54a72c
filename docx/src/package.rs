//! The zip around a document: its parts, and how they are bound together (ECMA-376, part 2).

use std::{cell::Cell, collections::BTreeMap, io::Write};

use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};
use rawzip::{
    CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveEntryWayfinder, ZipArchiveWriter, ZipSliceArchive,
    path::EntryPath,
};

use crate::{error::Error, limits, sniff};

/// How hard what is written is packed.
const LEVEL: u8 = 6;

/// A file of Word's, opened.
pub struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
    /// How many bytes may still be unpacked.
    left: Cell<usize>,
}

/// One file in the zip.
struct Entry {
    /// As it is written there.
    raw: Vec<u8>,
    /// As parts are named: without a slash before it.
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
    is_encrypted: bool,
}

impl<'a> Package<'a> {
    /// Opens a zip that has the parts every document has.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| sniff::not_a_zip(bytes))?;
        let mut entries = Vec::new();
        let mut list = archive.entries();
        while let Some(header) = list.next_entry().map_err(|_| Error::Truncated)? {
            let raw = header.file_path().as_bytes().to_vec();
            let name = String::from_utf8_lossy(&raw).replace('\\', "/");
            entries.push(Entry {
                name: name.trim_start_matches('/').to_owned(),
                raw,
                place: header.wayfinder(),
                method: header.compression_method(),
                crc: header.crc32(),
                is_encrypted: header.flags().is_encrypted(),
            });
        }
        Ok(Self { archive, entries, left: Cell::new(limits::UNPACKED) })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The names of all parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The text of a part, or `None` when there is no such part.
    pub fn text(&self, name: &str) -> Result<Option<String>, Error> {
        let Some(entry) = self.entry(name) else { return Ok(None) };
        decode(self.unpack(entry)?).map(Some).ok_or_else(|| Error::Xml { part: entry.name.clone(), at: 0 })
    }

    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, Error> {
        let damaged = || Error::Damaged { part: entry.name.clone() };
        if entry.is_encrypted {
            return Err(Error::Encrypted);
        }
        let found = self.archive.get_entry(entry.place).map_err(|_| damaged())?;
        let left = self.left.get();
        let bytes = match entry.method {
            CompressionMethod::STORE if found.data().len() > left => return Err(Error::TooLarge),
            CompressionMethod::STORE => found.data().to_vec(),
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(found.data(), left).map_err(|error| {
                if error.status == TINFLStatus::HasMoreOutput { Error::TooLarge } else { damaged() }
            })?,
            _ => return Err(damaged()),
        };
        self.left.set(left.saturating_sub(bytes.len()));
        if rawzip::crc32(&bytes) != entry.crc {
            return Err(damaged());
        }
        Ok(bytes)
    }

    /// The same package with some parts changed and others added, each a name and its content. All other parts are copied as they
    /// are packed.
    pub fn with(&self, parts: &[(String, String)]) -> Result<Vec<u8>, Error> {
        let mut writer = Writer(ZipArchiveWriter::new(Vec::new()));
        // In an honest zip nothing lies in two places.
        let mut left = self.archive.get_ref().len();
        let place = |name: &str| self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name));
        let changed: BTreeMap<_, _> =
            parts.iter().filter_map(|(name, content)| Some((place(name)?, content))).collect();
        for (index, entry) in self.entries.iter().enumerate() {
            let damaged = || Error::Damaged { part: entry.name.clone() };
            let path = EntryPath::verbatim(&*entry.raw);
            if let Some(content) = changed.get(&index) {
                writer.pack(path, content.as_bytes()).ok_or_else(damaged)?;
                continue;
            }
            let packed = self.archive.get_entry(entry.place).map_err(|_| damaged())?;
            left = left.checked_sub(packed.data().len()).ok_or_else(damaged)?;
            if entry.raw.ends_with(b"/") {
                writer.0.new_dir(path).create().map_err(|_| damaged())?;
            } else if entry.method == CompressionMethod::STORE {
                // Read as a stream, such an entry has no end: its length is written behind it.
                writer.pack(path, packed.data()).ok_or_else(damaged)?;
            } else {
                let size = entry.place.uncompressed_size_hint();
                writer.copy(path, entry.method, packed.data(), entry.crc, size).ok_or_else(damaged)?;
            }
        }
        for (name, content) in parts.iter().filter(|(name, _)| !self.has(name)) {
            writer
                .pack(EntryPath::from(name), content.as_bytes())
                .ok_or_else(|| Error::Damaged { part: name.clone() })?;
        }
        writer.0.finish().map_err(|_| Error::TooLarge)
    }
}

/// A zip that is being written. What it gives is `None` for lengths and names that no zip can have.
struct Writer(ZipArchiveWriter<Vec<u8>>);

impl Writer {
    fn pack(&mut self, path: EntryPath, content: &[u8]) -> Option<()> {
        let packed = compress_to_vec(content, LEVEL);
        let size = u64::try_from(content.len()).ok()?;
        self.copy(path, CompressionMethod::DEFLATE, &packed, rawzip::crc32(content), size)
    }

    fn copy(&mut self, path: EntryPath, method: CompressionMethod, packed: &[u8], crc: u32, size: u64) -> Option<()> {
        let (mut entry, _) = self.0.new_file(path).compression_method(method).start().ok()?;
        entry.write_all(packed).ok()?;
        entry.finish(DataDescriptorOutput::new(crc, size)).ok().map(drop)
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks().0.iter().map(|pair| unit(*pair));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        units(rest, u16::from_le_bytes)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        units(rest, u16::from_be_bytes)
    } else if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        std::str::from_utf8(rest).ok().map(str::to_owned)
    } else {
        String::from_utf8(bytes).ok()
    }
}
