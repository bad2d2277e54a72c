//! Writing JSON.

/// JSON, written value by value. A comma goes before whatever needs one.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
}

impl Json {
    /// What was written.
    pub fn written(self) -> String {
        self.text
    }

    /// Opens a list (`[`) or an object (`{`) within a list, or the outermost one.
    #[inline(never)]
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
    }

    /// Opens a list or an object as the value of `key`.
    #[inline(never)]
    pub fn open_at(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.text.push(bracket);
    }

    /// Closes a list (`]`) or an object (`}`).
    #[inline(never)]
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// Writes a text.
    #[inline(never)]
    pub fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.quoted(value);
    }

    /// Writes a text, or `null` for none.
    #[inline(never)]
    pub fn text_or_null(&mut self, key: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(key, value),
            None => self.null(key),
        }
    }

    /// Writes an offset, a line, a column, an index.
    #[inline(never)]
    pub fn number(&mut self, key: &str, value: usize) {
        self.key(key);
        self.text.push_str(&value.to_string());
    }

    /// Writes `true` or `false`.
    #[inline(never)]
    pub fn truth(&mut self, key: &str, value: bool) {
        self.key(key);
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// Writes `null`.
    #[inline(never)]
    pub fn null(&mut self, key: &str) {
        self.key(key);
        self.text.push_str("null");
    }

    /// Writes a key; keys hold nothing that must be escaped.
    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.separate();
        self.quoted(key);
        self.text.push(':');
    }

    /// Writes the comma between what stands before and what follows.
    fn separate(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'[' | b'{')) {
            self.text.push(',');
        }
    }

    /// Writes a text between quotation marks.
    #[inline(never)]
    fn quoted(&mut self, text: &str) {
        let mut rest = text;
        self.text.push('"');
        // What must be escaped is one byte each.
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            let (before, after) = rest.split_at_checked(at).unwrap_or_default();
            let (escaped, after) = after.split_at_checked(1).unwrap_or_default();
            self.text.push_str(before);
            self.text.push('\\');
            match escaped.chars().next() {
                Some('\n') => self.text.push('n'),
                Some(c @ '\0'..' ') => {
                    let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                    self.text.extend(['u', '0', '0', digit(u32::from(c) / 16), digit(u32::from(c) % 16)]);
                }
                _ => self.text.push_str(escaped),
            }
            rest = after;
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn writes_what_json_readers_read() {
        let all: String = ('\0'..='\u{ff}').chain("“甲”\u{2028}😀\u{10ffff}".chars()).collect();
        let mut json = Json::default();
        json.open('[');
        json.open('{');
        json.text("text", &all);
        json.text_or_null("none", None);
        json.number("number", 17);
        json.truth("truth", true);
        json.close('}');
        json.open('{');
        json.open_at("list", '[');
        json.close(']');
        json.open_at("object", '{');
        json.close('}');
        json.null("null");
        json.close('}');
        json.close(']');
        let value: serde_json::Value = serde_json::from_str(&json.written()).unwrap();
        let expected = serde_json::json!([
            { "text": all, "none": null, "number": 17, "truth": true },
            { "list": [], "object": {}, "null": null },
        ]);
        assert_eq!(value, expected);
    }
}
