#include "dossier/validate.hpp"

#include "dossier/read/builder_sink.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/read/text_reader.hpp"
#include "dossier/report/fill_report.hpp"
#include "dossier/report/validation.hpp"
#include "dossier/rules/findings.hpp"
#include "dossier/rules/rules.hpp"

namespace dossier {
namespace {

// A report with nothing but `undecided`, which depends on the context alone.
Report empty_report(const Context& context) {
  const std::uint32_t facts = context.facts();
  Report report;
  report.undecided.reserve(kFactual.size());
  for (const Code code : kFactual) {
    const auto fact = static_cast<unsigned>(fact_of(code));
    if ((facts >> fact & 1U) == 0) report.undecided.push_back(code);
  }
  return report;
}

Report make_report(const Findings& findings, const Context& context) {
  Report report = empty_report(context);
  if (!findings.violations.found().empty() || !findings.advice.found().empty()) {
    fill_report(report, findings);
  }
  return report;
}

// The report of a body that stage 1 refuses. Its faults exclude each other, so each comes alone.
Report refuse(const Context& context, const Found& found, std::span<const Step> path = {}) {
  Report report = empty_report(context);
  report.violations = std::vector<Finding>(1);
  fill_finding(report.violations.front(), found, path);
  return report;
}

template <Code code, class... Values>
Report refuse(const Context& context, const Values&... values) {
  static_assert(declares<Values...>(code));
  return refuse(context, {code, {ParamValue(values)...}, {}, {}});
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
  // The path of a duplicate member can be longer than a Location, which holds those of the
  // contract.
  if (body.duplicate()) {
    return refuse(context, {Code::duplicate_member, {}, {}, {}}, *body.duplicate());
  }
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

Report validate(PackedReader& body, const Context& context) {
  AttachRequest request;
  if (!body.read_body(request)) return refuse<Code::malformed_json>(context, std::size_t{0});
  return check_request(request, context);
}

}  // namespace dossier
