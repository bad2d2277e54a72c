//! FNV-1a, 64 bits: fixed for all time, unlike the standard library's hashers.

/// A hash under way.
#[derive(Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes one byte.
    pub const fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// Takes the bytes of a character.
    pub fn add_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.add(byte));
    }

    /// The hash of what was taken.
    pub const fn value(&self) -> u64 {
        self.0
    }
}
