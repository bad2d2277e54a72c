//! Serving the page to the browser of this machine.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{build, tools, workspace::Workspace};

/// Where the page is served unless a port is named; where it is taken, the next ones are tried.
const PORT: u16 = 8000;

/// Builds, serves `www/` at 127.0.0.1 until stopped, and opens it in the browser if `open`.
pub fn serve(workspace: &Workspace, port: Option<u16>, open: bool) -> Result<()> {
    build::package(workspace)?;
    let port = free(port)?;
    let www = workspace.www();
    // esbuild is there for bundling, and its server knows the types of files. It stops when its standard input is closed, as
    // happens when xtask ends in whatever way.
    let mut server = tools::npm_program(&www, "esbuild")
        .arg("--servedir=.")
        .arg(format!("--serve={}:{port}", Ipv4Addr::LOCALHOST))
        .arg("--log-level=warning")
        .current_dir(&www)
        .stdin(Stdio::piped())
        .spawn()
        .context("cannot run esbuild")?;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Some(status) = server.try_wait()? {
            bail!("esbuild failed ({status})");
        }
        thread::sleep(Duration::from_millis(50));
    }
    let url = format!("http://{}:{port}/", Ipv4Addr::LOCALHOST);
    eprintln!("serving {url} (Ctrl-C stops)");
    if open {
        show(&url);
    }
    // Waiting would close it.
    let _stdin = server.stdin.take();
    let status = server.wait()?;
    bail!("esbuild stopped ({status})");
}

/// The port to serve at.
fn free(port: Option<u16>) -> Result<u16> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match port {
        Some(port) if is_free(&port) => Ok(port),
        Some(port) => bail!("port {port} is taken: name another one with --port, or none"),
        None => (PORT..PORT + 100).find(is_free).context("no port is free: name one with --port"),
    }
}

/// Opens the browser, if there is one; the address was printed anyway.
fn show(url: &str) {
    let mut opener = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut cmd = Command::new("cmd");
        cmd.args(["/C", "start", ""]);
        cmd
    } else {
        Command::new("xdg-open")
    };
    let _ = opener.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
