#include "dossier/validate.hpp"

#include "dossier/builder_sink.hpp"
#include "dossier/findings.hpp"
#include "dossier/message.hpp"
#include "dossier/read_text.hpp"
#include "dossier/report_params.hpp"
#include "dossier/rules/rules.hpp"
#include "dossier/validation.hpp"

namespace dossier {
namespace {

void fill(Finding& finding, const Found& found, std::span<const Step> path) {
  const auto row = static_cast<std::size_t>(found.code);
  const Params params{catalogue::kParams[row], found.params, found.first};
  finding.code = found.code;
  finding.path = to_pointer(path);
  finding.message = message_of(catalogue::kMessages[row], params, path);
  fill_params(finding.params, params);
}

std::vector<Finding> list_of(const Findings::List& found) {
  std::vector<Finding> list(found.found().size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Found& from = found.found()[i];
    fill(list[i], from, from.at.steps());
  }
  return list;
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

Report make_report(const Findings& findings, const Context& context) {
  Report report = empty_report(context);
  report.violations = list_of(findings.violations);
  report.advice = list_of(findings.advice);
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
  report.violations = std::vector<Finding>(1);
  fill(report.violations.front(), {Code::duplicate_member, {}, {}, {}}, path);
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
  BuilderSink sink(builder);
  TextReader reader(body);
  const ReadFault fault = reader.read(sink);
  return finish_validation(fault, reader.offset(), builder, context);
}

}  // namespace dossier
