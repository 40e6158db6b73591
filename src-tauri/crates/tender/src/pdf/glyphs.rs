//! One page drawn onto a device that only notes where glyphs and straight lines are.

use super::worker::{Left, Pulse, leave};
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Vec2};

/// A character on the page; y runs downwards, units are points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sign {
    pub c: char,
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub width: f32,
    pub size: f32,
}

impl Sign {
    pub(super) fn end(&self) -> f32 {
        self.x + self.width
    }
}

/// A straight horizontal or vertical line from `from` to `to` at `at` across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

/// More glyphs or rules than this on one page are drawings, not text.
pub(super) const MAX_SIGNS: usize = 60_000;
pub(super) const MAX_RULES: usize = 40_000;

/// Filled boxes up to this thickness are drawn lines.
const THIN: f64 = 3.0;
/// Shorter strokes are parts of pictures and letters.
const SHORT: f64 = 4.0;

#[derive(Default)]
pub(super) struct Canvas {
    pub signs: Vec<Sign>,
    pub across: Vec<Rule>,
    pub down: Vec<Rule>,
    /// Glyphs that were drawn, and those without any character.
    pub glyphs: u32,
    pub unmapped: u32,
    pub images: u32,
    pub overflow: bool,
    steps: u32,
    pulse: Option<Pulse>,
}

/// Drawing calls of one page; the densest map has some hundred thousand.
const MAX_STEPS: u32 = 2_000_000;

impl Canvas {
    pub(super) fn watched(pulse: Pulse) -> Self {
        Self {
            pulse: Some(pulse),
            ..Self::default()
        }
    }

    /// Counts a drawing call; leaves the page when it was cancelled or never ends.
    fn step(&mut self) {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            leave(Left::OverBudget);
        }
        if self.steps.is_multiple_of(128)
            && let Some(pulse) = &self.pulse
        {
            if pulse.stopped() {
                leave(Left::Cancelled);
            }
            if pulse.page_is_late() {
                leave(Left::OverBudget);
            }
        }
    }

    fn glyph(&mut self, glyph: &Glyph<'_>, transform: Affine) {
        self.glyphs += 1;
        if self.signs.len() >= MAX_SIGNS {
            self.overflow = true;
            return;
        }
        let origin = transform * Point::ZERO;
        let up = transform * Point::new(0.0, 1000.0) - origin;
        let size = up.hypot();
        // Text that stands upright only: watermarks across the page and rotated stamps are no text.
        if !(0.5..400.0).contains(&size) || up.x.abs() > 0.2 * size || up.y > 0.0 {
            return;
        }
        let Some(text) = glyph.as_unicode() else {
            self.unmapped += 1;
            return;
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map(f64::from),
            Glyph::Type3(_) => None,
        };
        let width = match advance {
            Some(a) => (transform * Point::new(a, 0.0) - origin).hypot(),
            None => size * 0.5,
        };
        let at = |c: char, x: f64, width: f64| Sign {
            c,
            x: x as f32,
            y: origin.y as f32,
            width: width as f32,
            size: size as f32,
        };
        match text {
            BfString::Char(c) => self.sign(at(c, origin.x, width)),
            BfString::String(s) => {
                let part = width / s.chars().count().max(1) as f64;
                for (i, c) in s.chars().enumerate() {
                    self.sign(at(c, origin.x + part * i as f64, part));
                }
            }
        }
    }

    fn sign(&mut self, sign: Sign) {
        match sign.c {
            '\u{fffd}' | '\u{0}' => self.unmapped += 1,
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}') => {
            }
            c => self.signs.push(Sign {
                c: plain(c),
                ..sign
            }),
        }
    }

    fn box_filled(&mut self, rect: Rect) {
        let (w, h) = (rect.width(), rect.height());
        if h <= THIN && w >= SHORT && w > h {
            let y = rect.center().y;
            self.across(rect.x0, rect.x1, y);
        } else if w <= THIN && h >= SHORT {
            let x = rect.center().x;
            self.down(rect.y0, rect.y1, x);
        }
    }

    fn stroke(&mut self, from: Point, to: Point) {
        let d: Vec2 = to - from;
        if d.y.abs() < 0.7 && d.x.abs() >= SHORT {
            self.across(from.x.min(to.x), from.x.max(to.x), (from.y + to.y) / 2.0);
        } else if d.x.abs() < 0.7 && d.y.abs() >= SHORT {
            self.down(from.y.min(to.y), from.y.max(to.y), (from.x + to.x) / 2.0);
        }
    }

    fn across(&mut self, from: f64, to: f64, at: f64) {
        push(&mut self.across, from, to, at, &mut self.overflow);
    }

    fn down(&mut self, from: f64, to: f64, at: f64) {
        push(&mut self.down, from, to, at, &mut self.overflow);
    }

    fn path(&mut self, path: &BezPath, transform: Affine, stroked: bool) {
        if path.elements().len() > 2000 {
            return;
        }
        if stroked {
            let mut start = Point::ZERO;
            let mut at = Point::ZERO;
            for element in path.elements() {
                match *element {
                    PathEl::MoveTo(p) => {
                        start = transform * p;
                        at = start;
                    }
                    PathEl::LineTo(p) => {
                        let p = transform * p;
                        self.stroke(at, p);
                        at = p;
                    }
                    PathEl::ClosePath => {
                        self.stroke(at, start);
                        at = start;
                    }
                    PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => at = transform * p,
                }
            }
            return;
        }
        // A fill may hold many boxes (all borders of a row in one path): one box per closed figure.
        let mut figure: Option<Rect> = None;
        let mut curved = false;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(p) => {
                    self.finish(figure.take(), curved);
                    curved = false;
                    let p = transform * p;
                    figure = Some(Rect::from_points(p, p));
                }
                PathEl::LineTo(p) => figure = figure.map(|f| f.union_pt(transform * p)),
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => curved = true,
                PathEl::ClosePath => {}
            }
        }
        self.finish(figure, curved);
    }

    fn finish(&mut self, figure: Option<Rect>, curved: bool) {
        if let (Some(rect), false) = (figure, curved) {
            self.box_filled(rect);
        }
    }
}

fn push(rules: &mut Vec<Rule>, from: f64, to: f64, at: f64, overflow: &mut bool) {
    if rules.len() >= MAX_RULES {
        *overflow = true;
    } else if from.is_finite() && to.is_finite() && at.is_finite() {
        rules.push(Rule {
            at: at as f32,
            from: from as f32,
            to: to as f32,
        });
    }
}

/// Some generators map Chinese characters to compatibility or radical code points: ⽤ -> 用.
fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\t' => ' ',
        '\u{2f00}'..='\u{2fd5}' => RADICALS.chars().nth((c as usize) - 0x2f00).unwrap_or(c),
        // Symbol fonts without a proper map keep their signs in the private area.
        '\u{f0ab}' => '★',
        '\u{f0fc}' => '√',
        '\u{f052}' | '\u{f0fe}' => '☑',
        '\u{f0a3}' | '\u{f0a8}' | '\u{f06f}' => '□',
        '\u{f06c}' | '\u{f06e}' | '\u{f075}' | '\u{f076}' | '\u{f0a7}' | '\u{f0b7}'
        | '\u{f0d8}' => '•',
        _ => c,
    }
}

/// The unified ideographs of the 214 Kangxi radicals, in order.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

impl<'a> Device<'a> for Canvas {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        self.step();
        self.path(path, transform, matches!(mode, PathDrawMode::Stroke(_)));
    }

    fn draw_rect(&mut self, rect: &Rect, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        self.step();
        let rect = transform.transform_rect_bbox(*rect);
        match mode {
            PathDrawMode::Fill(_) => self.box_filled(rect),
            PathDrawMode::Stroke(_) => {
                self.across(rect.x0, rect.x1, rect.y0);
                self.across(rect.x0, rect.x1, rect.y1);
                self.down(rect.y0, rect.y1, rect.x0);
                self.down(rect.y0, rect.y1, rect.x1);
            }
        }
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.step();
        self.glyph(glyph, transform * glyph_transform);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.step();
        self.images += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
