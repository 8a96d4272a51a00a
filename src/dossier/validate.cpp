#include "dossier/validate.hpp"

#include "dossier/findings.hpp"
#include "dossier/message.hpp"
#include "dossier/read_text.hpp"
#include "dossier/rules/rules.hpp"
#include "dossier/validation.hpp"

namespace dossier {
namespace {

ReportParam report_param(std::string_view name, const ParamValue& value) {
  switch (value.type) {
    case ParamType::integer:
      return {name, value.integer};
    case ParamType::texts:
      return {name, std::vector<std::string_view>(value.texts.begin(), value.texts.end())};
    case ParamType::place:
      return {name, to_pointer(value.place.steps())};
    default:
      return {name, std::string(value.text)};
  }
}

Finding finding(const Found& found, std::span<const Step> path) {
  Finding made{found.code, to_pointer(path), {}, message_of(found, path)};
  const auto& params = catalogue::kParams[static_cast<std::size_t>(found.code)];
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (found.params[i].type == ParamType::none) continue;
    made.params.push_back(report_param(params[i].name, found.params[i]));
  }
  return made;
}

// A report with nothing but `undecided`, which depends on the context alone.
Report empty_report(const Context& context) {
  Report report;
  report.undecided.reserve(catalogue::kFactual.size());
  for (const Code code : catalogue::kFactual) {
    if (!context.has(fact_of(code))) report.undecided.push_back(code);
  }
  return report;
}

Report make_report(Findings& findings, const Context& context) {
  Report report = empty_report(context);
  for (const Found& found : findings.violations.sorted()) {
    report.violations.push_back(finding(found, found.at.steps()));
  }
  for (const Found& found : findings.advice.sorted()) {
    report.advice.push_back(finding(found, found.at.steps()));
  }
  report.truncated = findings.violations.overflowed() || findings.advice.overflowed();
  return report;
}

// The report of a body that stage 1 refuses. Its faults exclude each other, so each comes alone.
template <Code code, class... Values>
Report refuse(const Context& context, const Values&... values) {
  Findings findings;
  findings.add<code>(Location(), values...);
  return make_report(findings, context);
}

// The path of a duplicate member can be longer than a Location, which holds those of the contract.
Report refuse_duplicate(std::span<const Step> path, const Context& context) {
  Report report = empty_report(context);
  report.violations.push_back(finding({Code::duplicate_member, {}, {}}, path));
  return report;
}

Report check_request(const AttachRequest& request, const Context& context) {
  Findings findings;
  rules::check_customer(context, findings);
  rules::check_body(request, context, findings);
  rules::check_documents(request, context, findings);
  rules::check_files(request, findings);
  rules::check_ownership(request, context, findings);
  rules::advise(request, context, findings);
  return make_report(findings, context);
}

}  // namespace

Report finish_validation(ReadFault fault, std::size_t offset, const Builder& body,
                         const Context& context) {
  switch (fault) {
    case ReadFault::malformed:
      return refuse<Code::malformed_json>(context, offset);
    case ReadFault::too_deep:
      return refuse<Code::body_too_deep>(context, kMaxDepth);
    case ReadFault::none:
      break;
  }
  if (body.duplicate()) return refuse_duplicate(*body.duplicate(), context);
  return check_request(body.request(), context);
}

Report validate(std::string_view body, const Context& context) {
  if (body.size() > kMaxBodyBytes) {
    return refuse<Code::body_too_large>(context, kMaxBodyBytes, body.size());
  }
  Builder builder;
  TextReader reader(body);
  const ReadFault fault = reader.read(builder);
  return finish_validation(fault, reader.offset(), builder, context);
}

}  // namespace dossier
