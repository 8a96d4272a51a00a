#include "server/api/upload.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dossier/check_file.hpp"
#include "dossier/text/ascii.hpp"
#include "server/api/auth.hpp"
#include "server/api/file_link.hpp"
#include "server/api/multipart.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"

namespace dossier::sandbox {
namespace {

struct Form {
  std::string customer_id;
  std::vector<const Part*> files;
};

// Sorts out the fields; a sentence if they are not those of an upload.
std::variant<Form, std::string> read_form(const std::vector<Part>& parts) {
  Form form;
  std::size_t ids = 0;
  for (const Part& part : parts) {
    if (part.file_name) {
      form.files.push_back(&part);
    } else if (part.name == "customer_id") {
      form.customer_id = part.content;
      ++ids;
    }
  }
  if (ids != 1) return "The form needs exactly one text field customer_id.";
  if (form.files.empty()) return "The form holds no file. Add at least one file field.";
  return form;
}

// What speaks against the files, by field.
std::vector<FieldError> check_files(const Form& form) {
  std::vector<FieldError> errors;
  for (const Part* file : form.files) {
    if (file->content.size() > limits::kFile) {
      errors.push_back({file->name, "The file is larger than the " + std::to_string(limits::kFile) +
                                        " bytes that are accepted. Upload a smaller one."});
      continue;
    }
    const FileReport report = check_file(file->content, *file->file_name);
    for (const FileFinding& violation : report.violations) {
      errors.push_back({file->name, violation.message});
    }
  }
  return errors;
}

Answer store_files(App& app, const Request& request, const Form& form) {
  Transaction transaction(app.store);
  // The body may have taken seconds to come: is the client still there?
  const std::optional<Grant> grant = authenticate(transaction, request);
  if (!grant) return unauthorized();
  std::string id = form.customer_id;
  std::transform(id.begin(), id.end(), id.begin(), ascii_lower);
  const std::optional<Customer> customer = find_customer(transaction, id, grant->client);
  if (!customer) return to_answer(not_found_answer());
  if (count_uploads(transaction, customer->id) + static_cast<std::int64_t>(form.files.size()) >
      static_cast<std::int64_t>(limits::kFilesOfCustomer)) {
    return message_answer(409, "The customer has " + std::to_string(limits::kFilesOfCustomer) +
                                   " files already, which is as many as are kept here.");
  }
  const std::vector<FieldError> errors = check_files(form);
  if (!errors.empty()) return errors_answer(errors);

  auto files = nlohmann::ordered_json::array();
  for (const Part* file : form.files) {
    const FileReport report = check_file(file->content, *file->file_name);
    Upload upload{"", std::string(name_of(report.type)),
                  static_cast<std::int64_t>(file->content.size())};
    do {
      upload.uri = make_file_link(*file->file_name);
    } while (!add_upload(transaction, customer->id, upload));
    files.push_back({{file->name, upload.uri}});
  }
  transaction.commit();
  return {200, to_text({{"data", {{"files", files}}}})};
}

}  // namespace

Answer upload_files(App& app, const Request& request) {
  constexpr BodyLimit kLimit{limits::kUploadBody, limits::kUploadTime};
  {
    Transaction transaction(app.store);
    if (!authenticate(transaction, request)) return unauthorized();
  }
  // Until it is this one's turn, what the client sends stays in the network.
  const std::shared_ptr<void> turn = app.uploads.take(limits::kUploadsAtOnce, limits::kUploadWait);
  if (!turn) {
    return message_answer(503, "Too many uploads are under way. Try again in a moment.")
        .with("Retry-After", "1");
  }
  const Body body = request.read_body(kLimit);
  if (std::optional<Answer> refusal = refuse_body(body, kLimit)) return std::move(*refusal);
  const auto parts =
      read_multipart(request.header("content-type").value_or(""), body.text, limits::kParts);
  if (const auto* error = std::get_if<MultipartError>(&parts)) {
    return message_answer(400, error->message);
  }
  const auto form = read_form(std::get<std::vector<Part>>(parts));
  if (const auto* problem = std::get_if<std::string>(&form)) return message_answer(400, *problem);
  return store_files(app, request, std::get<Form>(form));
}

}  // namespace dossier::sandbox
