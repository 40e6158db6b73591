//! How Chinese is spelled, with every reading of every character.

use pinyin::ToPinyinMulti;

/// Characters of a title that are spelled; longer ones are found by their beginning.
const MOST: usize = 64;
/// Spellings followed from one character; a run of characters with many readings has thousands.
const SPELLINGS: usize = 32;
/// Characters that a piece can reach over: each has a letter at least.
const REACH: usize = SHORT + 1;
/// Letters of the pieces that answer a short query at once.
pub(crate) const SHORT: usize = 4;

/// The readings of one character, without tones, `ü` written `v`. Latin letters and digits read as
/// themselves; none for anything else.
fn readings(letter: char) -> Vec<String> {
    if letter.is_ascii_alphanumeric() {
        return vec![letter.to_ascii_lowercase().to_string()];
    }
    let Some(known) = letter.to_pinyin_multi() else {
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    for reading in known {
        let plain = reading.plain().replace('ü', "v");
        if plain.bytes().all(|byte| byte.is_ascii_lowercase()) && !found.contains(&plain) {
            found.push(plain);
        }
    }
    found
}

/// Runs of characters that can be spelled and hold at least one that isn't Latin.
fn runs(title: &str) -> Vec<Vec<Vec<String>>> {
    let mut runs = Vec::new();
    let (mut run, mut chinese) = (Vec::new(), false);
    for letter in title.chars().take(MOST).chain(['\n']) {
        let found = readings(letter);
        if found.is_empty() {
            if chinese {
                runs.push(std::mem::take(&mut run));
            }
            (run, chinese) = (Vec::new(), false);
        } else {
            chinese |= !letter.is_ascii();
            run.push(found);
        }
    }
    runs
}

/// The spellings of a run from its first character, each as long as wanted or to the run's end.
fn spellings(run: &[Vec<String>], wanted: impl Fn(&str) -> usize) -> Vec<String> {
    let mut done = Vec::new();
    let mut open: Vec<(String, usize)> = run[0]
        .iter()
        .map(|first| (first.clone(), wanted(first)))
        .collect();
    for next in &run[1..] {
        let (whole, short): (Vec<_>, Vec<_>) = open
            .into_iter()
            .partition(|(text, want)| text.len() >= *want);
        done.extend(whole.into_iter().map(|(text, _)| text));
        open = short
            .iter()
            .flat_map(|(text, want)| {
                next.iter()
                    .map(move |more| (format!("{text}{more}"), *want))
            })
            .take(SPELLINGS)
            .collect();
        if open.is_empty() {
            break;
        }
    }
    done.extend(open.into_iter().map(|(text, _)| text));
    done
}

/// The first letters of a run's first characters, in every reading.
fn initials(run: &[Vec<String>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = vec![String::new()];
    for readings in run.iter().take(SHORT) {
        let mut longer = Vec::new();
        for text in &last {
            for reading in readings {
                let next = format!("{text}{}", &reading[..1]);
                if !longer.contains(&next) && longer.len() < SPELLINGS {
                    longer.push(next);
                }
            }
        }
        found.extend(longer.iter().cloned());
        last = longer;
    }
    found
}

/// The pieces of a title: `i` and up to four initials, `s` and the first letters from a
/// character on, `p` and three letters from anywhere.
pub(crate) fn pieces(title: &str, piece: &mut impl FnMut(String)) {
    for run in runs(title) {
        for from in 0..run.len() {
            let rest = &run[from..run.len().min(from + REACH)];
            for text in initials(rest) {
                piece(format!("i{text}"));
            }
            for first in &rest[0] {
                let own = [vec![first.clone()]];
                let rest: Vec<_> = own.iter().chain(&rest[1..]).cloned().collect();
                let until = |_: &str| SHORT.max(first.len() + 2);
                for text in spellings(&rest, until) {
                    for end in 2..=SHORT.min(text.len()) {
                        piece(format!("s{}", &text[..end]));
                    }
                    for at in 0..first.len() {
                        if let Some(three) = text.get(at..at + 3) {
                            piece(format!("p{three}"));
                        }
                    }
                }
            }
        }
    }
}

/// What was typed as letters to spell with; none when it holds anything else.
pub(crate) fn typed(search: &str) -> Option<String> {
    let letters: String = search
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\''))
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let fits = letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && letters.bytes().any(|byte| byte.is_ascii_alphabetic());
    (fits && letters.len() <= MOST).then_some(letters)
}

/// The query for the pieces of what was typed. Up to four letters it is exact, longer ones are to
/// be compared with [`fits`].
pub(crate) fn query(letters: &str) -> String {
    let windows = |size: usize, mark: char| -> Vec<String> {
        (0..=letters.len().saturating_sub(size))
            .filter_map(|at| letters.get(at..at + size))
            .map(|window| format!("{mark}{window}"))
            .collect()
    };
    if letters.len() == 1 {
        return format!("i{letters}");
    }
    if letters.len() <= SHORT {
        return format!("i{letters} OR s{letters}");
    }
    let initials = windows(SHORT, 'i').join(" AND ");
    let mut spelled = windows(3, 'p');
    spelled.insert(0, format!("s{}", &letters[..SHORT]));
    format!("({initials}) OR ({})", spelled.join(" AND "))
}

/// Whether the title is spelled so from one of its characters on, by first letters or in full.
pub(crate) fn fits(title: &str, letters: &str) -> bool {
    runs(title).iter().any(|run| {
        (0..run.len()).any(|from| spelled(&run[from..], letters) || begun(&run[from..], letters))
    })
}

fn begun(run: &[Vec<String>], letters: &str) -> bool {
    letters.len() <= run.len()
        && letters
            .chars()
            .zip(run)
            .all(|(letter, readings)| readings.iter().any(|reading| reading.starts_with(letter)))
}

fn spelled(run: &[Vec<String>], letters: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((first, rest)) = run.split_first() else {
        return false;
    };
    first.iter().any(|reading| {
        reading.starts_with(letters)
            || letters
                .strip_prefix(reading.as_str())
                .is_some_and(|left| spelled(rest, left))
    })
}

/// How a text is sorted: Latin before Chinese, case aside, Chinese by its usual reading.
pub(crate) fn order(text: &str) -> String {
    let mut key = String::new();
    for letter in text.trim().chars().take(24) {
        match readings(letter).into_iter().next() {
            Some(reading) if !letter.is_ascii() => {
                key.push('\u{7f}');
                key.push_str(&reading);
                key.push(letter);
            }
            Some(own) => key.push_str(&own),
            None => key.push(letter),
        }
    }
    key
}
