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

/// Something that a value can be read as. Errors are Chinese, and say what the value should be.
pub trait FromValue: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// What is wrong with it, in Chinese, without the key it stands under.
    fn from_value(value: &Value) -> Result<Self, String>;
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            other => Err(format!("应是文字，不能是{}", other.kind())),
        }
    }
}

impl FromValue for u16 {
    fn from_value(value: &Value) -> Result<Self, String> {
        // The comparison is exact: every u16 is an f64.
        let number = if let Value::Number(number) = value { *number } else { f64::NAN };
        if number.fract() == 0.0 && (0.0..=f64::from(Self::MAX)).contains(&number) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "just checked")]
            return Ok(number as Self);
        }
        Err("应是整数，如 2026".to_owned())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, String> {
        if matches!(value, Value::Null) { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::List(items) => {
                let mut list = Self::with_capacity(items.len());
                for item in items {
                    list.push(T::from_value(item)?);
                }
                Ok(list)
            }
            other => Err(format!("应是列表，不能是{}", other.kind())),
        }
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
