// dossier: the rules of Attach Documents to Individual Customer V2 on the command line.

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <new>
#include <optional>
#include <string>

#include "cli/check.hpp"
#include "cli/check_file.hpp"
#include "cli/describe.hpp"
#include "cli/failure.hpp"
#include "cli/fix.hpp"
#include "cli/layout.hpp"
#include "cli/ndjson.hpp"
#include "cli/output.hpp"
#include "cli/read_context.hpp"
#include "cli/rules.hpp"
#include "dossier/date.hpp"
#include "dossier/rules_hash.hpp"

namespace dossier::cli {
namespace {

constexpr int kValid = 0;
constexpr int kViolations = 1;
constexpr int kTrouble = 2;

constexpr auto kCheckFooter =
    R"(Exit codes: 0 valid (there may be advice), 1 violations, 2 misuse, an unreadable file or a
malformed context.

Examples:
  dossier check body.json --context customer.json
  curl -s https://example.com/body.json | dossier check --json | jq .violations
  dossier check body.json --today 2026-11-22
  dossier check --ndjson bodies.ndjson > reports.ndjson

With --ndjson a line is {"id"?: any, "body": text | "body_b64": base64, "context"?: object} and
is answered by {"id": …, "report": {…}} or {"id": …, "error": "…"}; the exit code is 0 once all
lines are answered. The context may also be its text, as "context_text". A line with
"describe": {"type": text, "country"?: text} instead of a body is answered by {"id": …, "plan": {…}};
with "fix": {"body": text, "context_text"?: text} by "fixes": […] and the text "fixed"; with
"check_file": {"name": text, "pieces": [base64, …]} by "file_report": {…}.)";

constexpr auto kFixFooter =
    R"(Prints the body with every fix applied that there is, and all else as it stands. What it did, and
what is left, stands on standard error. --json prints the fixes of the body instead, each with an
operation of RFC 6902; those that show only when these are applied are not among them.

Exit codes: 0 what is left is valid (there may be advice), 1 violations, 2 misuse, an unreadable
file or a malformed context.

Examples:
  dossier fix body.json > fixed.json
  dossier fix body.json --json | jq '[.[].operation]' > patch.json)";

constexpr auto kRulesFooter = R"(Examples:
  dossier rules
  dossier rules state_required
  dossier rules --json | jq -r '.[].code')";

constexpr auto kDescribeFooter = R"(Examples:
  dossier describe PASSPORT
  dossier describe DRIVERS_LICENSE USA
  dossier describe SELFIE --json)";

constexpr auto kCheckFileFooter =
    R"(A file is read once, in pieces, from a pipe too; of one that is larger than 10 MB only the beginning.

Exit codes: 0 accepted (there may be advice), 1 refused, 2 misuse or an unreadable file.

Examples:
  dossier check-file passport.pdf
  dossier check-file IMG_0042.HEIC --json
  curl -s https://example.com/scan | dossier check-file - --name scan.pdf)";

constexpr auto kMainFooter = R"(Examples:
  dossier check body.json --context customer.json
  dossier check-file passport.pdf
  dossier describe DRIVERS_LICENSE USA
  dossier rules state_required

`dossier COMMAND --help` tells more about a command.)";

std::string version() {
  return std::string("dossier " DOSSIER_VERSION " (rules ").append(rules_hash()).append(")");
}

// The command line, once it is parsed.
struct CommandLine {
  CLI::App app{"Checks what is sent to Attach Documents to Individual Customer V2.", "dossier"};
  CLI::App* check =
      app.add_subcommand("check", "Check a request body and say what the server would answer");
  CLI::App* fix = app.add_subcommand("fix", "Repair what can be repaired in a request body");
  CLI::App* check_file = app.add_subcommand(
      "check-file", "Look at a file before its upload and say whether it is fit for it");
  CLI::App* describe =
      app.add_subcommand("describe", "Show what a form should ask for a type of document");
  CLI::App* rules = app.add_subcommand("rules", "Show the rules");

  std::string file = "-";
  std::optional<std::string> context;
  std::optional<std::string> today;
  std::string upload;
  std::optional<std::string> upload_name;
  std::string type;
  std::optional<std::string> country;
  std::optional<std::string> code;
  bool check_as_json = false;
  bool fix_as_json = false;
  bool ndjson = false;
  bool check_file_as_json = false;
  bool describe_as_json = false;
  bool rules_as_json = false;

  CommandLine() {
    app.require_subcommand(0, 1);  // none is refused in run(), where an unknown one is told apart
    app.set_version_flag("--version", version,
                         "Print the version and the hash of the rules, and exit");
    app.footer(kMainFooter);

    add_body(*check);
    check->add_flag("--json", check_as_json, "Print the report as JSON");
    check->add_flag("--ndjson", ndjson, "Check many bodies, one a line, with a context each");
    check->footer(kCheckFooter);

    add_body(*fix);
    fix->add_flag("--json", fix_as_json, "Print the fixes of the body as JSON");
    fix->footer(kFixFooter);

    check_file->add_option("FILE", upload, "The file; standard input if it is -")
        ->type_name("")
        ->required();
    check_file->add_option("--name", upload_name, "What the upload will be called, if not as FILE")
        ->type_name("NAME");
    check_file->add_flag("--json", check_file_as_json, "Print the report as JSON");
    check_file->footer(kCheckFileFooter);

    describe->add_option("TYPE", type, "The type of the document, such as PASSPORT")
        ->type_name("")
        ->required();
    describe->add_option("COUNTRY", country, "The country of issue, such as USA")->type_name("");
    describe->add_flag("--json", describe_as_json, "Print the plan as JSON");
    describe->footer(kDescribeFooter);

    rules->add_option("CODE", code, "Show everything about this rule")->type_name("");
    rules->add_flag("--json", rules_as_json, "Print the rules as JSON");
    rules->footer(kRulesFooter);
  }

  // What says which body is looked at, and with which facts.
  void add_body(CLI::App& command) {
    command
        .add_option("FILE", file,
                    "The body, as it would be sent; standard input if it is - or left out")
        ->type_name("");
    command.add_option("--context", context, "A JSON file with the facts about the customer")
        ->type_name("FILE");
    command
        .add_option("--today", today, "The day to check for; else the context's, else the UTC date")
        ->type_name("DATE|none")
        ->check([](const std::string& text) {
          return text == "none" || Date::parse(text) ? ""
                                                     : "must be a real day as YYYY-MM-DD, or none";
        });
  }

  // Does what was asked for, and returns the exit code.
  int run(Output& output) const {
    if (app.get_subcommands().empty()) throw Failure("a command is missing; see --help");
    if (*rules) {
      show_rules(code, rules_as_json, output);
      return kValid;
    }
    if (*describe) {
      show_plan(type, country, describe_as_json, output);
      return kValid;
    }
    if (*check_file) {
      const std::string name = upload_name.value_or(upload == "-" ? "" : upload);
      return check_upload(upload, name, check_file_as_json, output) ? kValid : kViolations;
    }
    if (ndjson) {
      if (context || today || check_as_json) {
        throw Failure("--ndjson goes with none of --context, --today and --json; see --help");
      }
      check_lines(file, output);
      return kValid;
    }
    if (file == "-" && context == "-") {
      throw Failure("the body and the context cannot both come from standard input");
    }
    const Context facts = read_context(context, today);
    const bool ok = *fix ? fix_body(file, facts, fix_as_json, output)
                         : check_body(file, facts, check_as_json, output);
    return ok ? kValid : kViolations;
  }
};

int run(int count, char** arguments, Output& output) {
  CommandLine line;
  try {
    line.app.parse(count, arguments);
  } catch (const CLI::CallForVersion&) {
    output << version() << "\n";
    return kValid;
  } catch (const CLI::CallForHelp&) {
    output << line.app.help();
    return kValid;
  } catch (const CLI::ParseError& error) {
    throw Failure(visible(error.what()) + "; see --help");
  }
  return line.run(output);
}

int fail(const char* problem) {
  std::cerr << "dossier: " << problem << std::endl;
  return kTrouble;
}

}  // namespace
}  // namespace dossier::cli

int main(int count, char** arguments) {
  using namespace dossier::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), and told as one
  Output output;
  try {
    const int code = run(count, arguments, output);
    output.flush();
    return code;
  } catch (const OutputFailure& failure) {
    return fail(failure.what());
  } catch (const Failure& failure) {
    const int code = fail(failure.what());
    try {
      output.flush();  // the lines that were answered before
    } catch (const OutputFailure&) {
    }
    return code;
  } catch (const std::bad_alloc&) {
    return fail("there is not enough memory");
  }
}
