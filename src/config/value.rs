//! What a settings file or a caller wrote, before anyone asks what it means.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

/// A value as JSON has them.
///
/// The settings are read from this rather than by derived readers: those skip unknown keys of JavaScript objects, because
/// they ask for the known ones only, and tell of errors in English.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing was set.
    Null,
    /// `true` or `false`; no setting is one.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and their values, in the order written.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// What kind of value it is, in Chinese.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "空值",
            Self::Bool(_) => "真假值",
            Self::Number(_) => "数字",
            Self::Text(_) => "文字",
            Self::List(_) => "列表",
            Self::Object(_) => "一组配置项",
        }
    }
}

/// What is wrong with a setting, in Chinese. Boxed, so that a reader gives back one number.
pub struct Trouble(Box<Message>);

struct Message {
    text: String,
    /// Whether it names the key.
    is_named: bool,
}

impl Trouble {
    /// Something wrong with a value, told without the key it stands under.
    pub fn new(text: String) -> Self {
        Self(Box::new(Message { text, is_named: false }))
    }

    /// Something wrong, told with the key.
    pub fn named(text: String) -> Self {
        Self(Box::new(Message { text, is_named: true }))
    }

    /// Tells the key, unless the trouble is further in and told with its own.
    #[inline(never)]
    pub fn at(self, path: &str, key: &str) -> Self {
        if self.0.is_named { self } else { Self::named(format!("配置项“{path}{key}”有误：{}", self.0.text)) }
    }

    /// All that is told.
    pub fn into_message(self) -> String {
        self.0.text
    }
}

/// Something that a value sets.
pub trait Setting {
    /// Takes the place of what was set before.
    ///
    /// # Errors
    /// What is wrong with the value; the setting then is not to be used.
    fn set(&mut self, value: &Value) -> Result<(), Trouble>;
}

impl Value {
    /// The text that it is.
    pub(super) fn text(&self) -> Result<&str, Trouble> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(Trouble::new(format!("应是文字，不能是{}", other.kind()))),
        }
    }

    /// Which of `words` it is.
    pub(super) fn place_in(&self, words: &[&str]) -> Result<usize, Trouble> {
        let text = self.text()?;
        let place = words.iter().position(|word| *word == text);
        place.ok_or_else(|| Trouble::new(format!("不能是“{text}”，应是 {} 之一", words.join("、"))))
    }
}

impl Setting for String {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        value.text()?.clone_into(self);
        Ok(())
    }
}

impl Setting for u16 {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        // The comparison is exact: every u16 is an f64.
        let number = if let Value::Number(number) = value { *number } else { f64::NAN };
        if number.fract() == 0.0 && (0.0..=f64::from(Self::MAX)).contains(&number) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "just checked")]
            {
                *self = number as Self;
            }
            return Ok(());
        }
        Err(Trouble::new("应是整数，如 2026".to_owned()))
    }
}

impl<T: Setting + Default> Setting for Option<T> {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        self.insert(T::default()).set(value)
    }
}

impl<T: Setting + Default> Setting for Vec<T> {
    fn set(&mut self, value: &Value) -> Result<(), Trouble> {
        let Value::List(items) = value else {
            return Err(Trouble::new(format!("应是列表，不能是{}", value.kind())));
        };
        self.clear();
        for item in items {
            let mut entry = T::default();
            entry.set(item)?;
            self.push(entry);
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    #[allow(clippy::cast_precision_loss, reason = "as JSON numbers are in JavaScript")]
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "as JSON numbers are in JavaScript")]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Object(fields))
    }
}
