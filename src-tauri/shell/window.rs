//! The one window of the application.

use std::sync::Arc;

use bidwright_app::Desk;
use log::LevelFilter;
use tauri::{App, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};

const LABEL: &str = "main";
/// In CSS pixels: the smallest window in which nothing is cut.
const LEAST: (f64, f64) = (1024.0, 680.0);
const FIRST: (f64, f64) = (1280.0, 800.0);
/// A log file is rotated at this size, in bytes; a few old ones are kept.
const LOG_BYTES: u128 = 1_000_000;

pub(crate) fn open(desk: Arc<Desk>) -> tauri::Result<()> {
    let commands = crate::commands::builder();
    open_last_store(&desk);
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window(LABEL) {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(log_plugin())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_opener::init())
        .manage(desk.clone())
        .invoke_handler(commands.invoke_handler())
        .setup(|app| {
            // Only here is it sure that no other window is there.
            bidwright_app::forget_opened_before(&app.state::<Arc<Desk>>());
            build(app)?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(move |_, event| {
            if let RunEvent::Exit = event {
                close(&desk);
            }
        });
    Ok(())
}

/// Begins to open the last store while the window is still being made; the page asks for it soon.
fn open_last_store(desk: &Arc<Desk>) {
    let desk = desk.clone();
    tauri::async_runtime::spawn(async move {
        // A failure is told when the page asks.
        let _ = bidwright_app::start_state(&desk).await;
    });
}

/// A backup that was begun is brought to its end, and the store is closed.
fn close(desk: &Desk) {
    tauri::async_runtime::block_on(bidwright_app::store_close(desk));
}

/// File drops are left to the page, which reads the bytes itself and never sees a path.
fn build(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("标匠 Bidwright")
        .inner_size(FIRST.0, FIRST.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .disable_drag_drop_handler()
        .build()?;
    Ok(())
}

/// Only our own incidents and warnings: statements of the database and paths of the user stay out.
fn log_plugin() -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_log::Builder::new()
        .clear_targets()
        .target(Target::new(TargetKind::LogDir {
            file_name: Some("bidwright".to_owned()),
        }))
        .level(LevelFilter::Off)
        .level_for("bidwright_app", LevelFilter::Info)
        .level_for("bidwright_shell", LevelFilter::Info)
        .max_file_size(LOG_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(5))
        .build()
}
