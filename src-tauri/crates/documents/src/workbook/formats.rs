//! How cells look.

use bidwright_domain::money::Currency;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

pub(super) struct Formats {
    pub text: Format,
    pub figure: Format,
    pub quantity: Format,
    pub percent: Format,
    pub head: Format,
    pub section: Format,
    pub bold: Format,
    pub title: Format,
    pub small: Format,
}

impl Formats {
    pub fn new(currency: Currency) -> Formats {
        let cell = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Hair);
        let figure = cell.clone().set_num_format(if currency == Currency::Jpy {
            "#,##0"
        } else {
            "#,##0.00"
        });
        Formats {
            text: cell.clone().set_text_wrap(),
            quantity: cell.clone().set_num_format("#,##0.###"),
            percent: cell.clone().set_num_format("0.##%"),
            section: cell.clone().set_bold().set_background_color("#F1F3F5"),
            head: cell
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color("#F1F3F5"),
            bold: figure.clone().set_bold(),
            figure,
            title: Format::new()
                .set_font_name("黑体")
                .set_font_size(18)
                .set_align(FormatAlign::Center),
            small: Format::new().set_font_name("宋体").set_font_size(10),
        }
    }
}
