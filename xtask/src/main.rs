//! The chores of this repository: `cargo xtask build`, `check`, `serve`, `test`.
//!
//! Every command says what it does, one line a step, on standard error (standard output belongs to what it runs), and does
//! only what is stale. What cannot be done ends in one line that says what is missing and how to get it.

mod build;
mod crates;
mod glue;
mod order;
mod plain;
mod serve;
mod stale;
mod test;
mod tools;
mod unheld;
mod wasm;
mod weight;
mod workspace;

use std::{env, ffi::OsString, path::Path, process::ExitCode};

use anyhow::{Result, anyhow};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use workspace::Workspace;

const HELP: &str = "\
Usage: cargo xtask <COMMAND>

Commands:
  build                       Build the wasm module and the npm package around it, into www/
  check [ARGS]...             Build, then run `hegao check ARGS`; with no ARGS, on a sample draft with slips in it.
                              Exits as hegao does: 0 nothing wrong, 1 something, 2 usage or a file that could not be read
  serve [--port N] [--no-open]
                              Build, then serve the page on this machine only, and open it in the browser
  test                        Check and test everything: formatting, lints, Rust, wasm, Node, browsers
  help                        Show this

Needs Rust by rustup, Node 20 or later, and npm. Exits 1 when tests fail, 2 when it cannot do what was asked.";

/// What `cargo xtask check` reads when it is given nothing: a plan with slips put into it.
const SAMPLE: &str = "tests/drafts/market-regulation-plan-slips.txt";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    Build,
    Check { args: Vec<OsString> },
    Serve { port: Option<u16>, open: bool },
    Test,
    Help,
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(2)
    })
}

fn run() -> Result<ExitCode> {
    let command =
        parse(lexopt::Parser::from_env()).map_err(|error| anyhow!("{error}; `cargo xtask help` shows the usage"))?;
    let workspace = Workspace::find()?;
    match command {
        Command::Help => println!("{HELP}"),
        Command::Build => build::build(&workspace)?,
        Command::Check { args } => return check(&workspace, args),
        Command::Serve { port, open } => serve::serve(&workspace, port, open)?,
        Command::Test => return test::test(&workspace),
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(mut args: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let Some(command) = args.next()? else { return Ok(Command::Help) };
    let command = match command {
        Short('h') | Long("help") => return Ok(Command::Help),
        Value(command) => command.string()?,
        other => return Err(other.unexpected()),
    };
    let mut command = match command.as_str() {
        "help" => return Ok(Command::Help),
        // What follows is hegao's to understand, `--help` included.
        "check" => return Ok(Command::Check { args: args.raw_args()?.collect() }),
        "build" => Command::Build,
        "serve" => Command::Serve { port: None, open: true },
        "test" => Command::Test,
        unknown => return Err(format!("no command is called '{unknown}'").into()),
    };
    while let Some(argument) = args.next()? {
        match (&mut command, argument) {
            (_, Short('h') | Long("help")) => return Ok(Command::Help),
            (Command::Serve { port, .. }, Long("port")) => *port = Some(args.value()?.parse()?),
            (Command::Serve { open, .. }, Long("no-open")) => *open = false,
            (_, other) => return Err(other.unexpected()),
        }
    }
    Ok(command)
}

/// Builds the module and runs the command line on `args`, whose paths are those of the caller's folder.
fn check(workspace: &Workspace, mut args: Vec<OsString>) -> Result<ExitCode> {
    build::package(workspace)?;
    if args.is_empty() {
        let sample = workspace.root.join(SAMPLE);
        // Named as seen from the caller's folder, where it is within it.
        let near = env::current_dir().ok().and_then(|here| sample.strip_prefix(here).map(Path::to_owned).ok());
        args.push(near.unwrap_or(sample).into());
    }
    let status = tools::node().arg(workspace.www().join("bin").join("hegao.js")).arg("check").args(args).status()?;
    // Without a code it was ended by a signal.
    Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, lexopt::Error> {
        parse(lexopt::Parser::from_args(args))
    }

    #[test]
    fn what_follows_check_is_passed_on_untouched() -> Result<()> {
        let args = ["--format", "json", "要点 终稿.txt", "--help"];
        let command = parsed(&[&["check"], &args[..]].concat())?;
        assert_eq!(command, Command::Check { args: args.map(OsString::from).to_vec() });
        Ok(())
    }

    #[test]
    fn serve_has_a_port_and_may_leave_the_browser_alone() -> Result<()> {
        assert_eq!(parsed(&["serve"])?, Command::Serve { port: None, open: true });
        let command = parsed(&["serve", "--port=9000", "--no-open"])?;
        assert_eq!(command, Command::Serve { port: Some(9000), open: false });
        Ok(())
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (args, named) in
            [(&["bild"][..], "'bild'"), (&["build", "--fast"], "--fast"), (&["serve", "--port", "x"], "\"x\"")]
        {
            let error = parsed(args).expect_err("accepted");
            assert!(error.to_string().contains(named), "{error}");
        }
    }
}
