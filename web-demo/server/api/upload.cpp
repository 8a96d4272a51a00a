#include "server/api/upload.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

constexpr std::size_t kMaxId = 64;  // of a customer's ID, which is shorter, so many bytes are kept

struct UploadedFile {
  std::string field;
  std::string name;
  std::uint64_t size = 0;
  FileLook look;

  // An input of a form that nobody has touched is sent as a file all the same.
  bool is_absent() const { return size == 0 && name.empty(); }
};

// The fields of an upload, as they come.
class Form {
 public:
  void begin(PartHead head) {
    is_file_ = head.file_name.has_value();
    is_id_ = !is_file_ && head.name == "customer_id";
    if (is_id_) ++ids_;
    if (is_file_) {
      files_.push_back({std::move(head.name), *head.file_name, 0, FileLook(*head.file_name)});
    }
  }

  void take(std::string_view content) {
    if (is_file_) {
      files_.back().size += content.size();
      files_.back().look.feed(content);
    } else if (is_id_) {
      customer_id_.append(content.substr(0, kMaxId - customer_id_.size()));
    }
  }

  // Ends the form. A sentence if its fields are not those of an upload.
  std::optional<std::string> finish() {
    std::erase_if(files_, [](const UploadedFile& file) { return file.is_absent(); });
    if (ids_ != 1) return "The form needs exactly one text field customer_id.";
    if (files_.empty()) return "The form holds no file. Add at least one file field.";
    return std::nullopt;
  }

  const std::string& customer_id() const { return customer_id_; }
  const std::vector<UploadedFile>& files() const { return files_; }

 private:
  std::string customer_id_;
  std::size_t ids_ = 0;
  std::vector<UploadedFile> files_;
  bool is_file_ = false;  // the field that is coming
  bool is_id_ = false;
};

Answer store_files(App& app, const Request& request, const Form& form) {
  Transaction transaction(app.store);
  // The body may have taken seconds to come: is the client still there?
  const std::optional<Grant> grant = authenticate(transaction, request);
  if (!grant) return unauthorized();
  std::string id = form.customer_id();
  std::transform(id.begin(), id.end(), id.begin(), ascii_lower);
  const std::optional<Customer> customer = find_customer(transaction, id, grant->client);
  if (!customer) return to_answer(not_found_answer());
  if (count_uploads(transaction, customer->id) + static_cast<std::int64_t>(form.files().size()) >
      static_cast<std::int64_t>(limits::kFilesOfCustomer)) {
    return message_answer(409, "The customer has " + std::to_string(limits::kFilesOfCustomer) +
                                   " files already, which is as many as are kept here.");
  }
  std::vector<FieldError> errors;
  std::vector<FileReport> reports;
  for (const UploadedFile& file : form.files()) {
    reports.push_back(file.look.finish());
    for (const FileFinding& violation : reports.back().violations) {
      errors.push_back({file.field, violation.message});
    }
  }
  if (!errors.empty()) return errors_answer(errors);

  auto files = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const UploadedFile& file = form.files()[i];
    Upload upload{"", std::string(name_of(reports[i].type)), static_cast<std::int64_t>(file.size)};
    do {
      upload.uri = make_file_link(file.name);
    } while (!add_upload(transaction, customer->id, upload));
    files.push_back({{file.field, upload.uri}});
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
  Form form;
  MultipartReader reader(
      request.header("content-type").value_or(""), limits::kParts,
      [&](PartHead head) { form.begin(std::move(head)); },
      [&](std::string_view content) { form.take(content); });
  const BodyEnd end =
      request.read_pieces(kLimit, [&](std::string_view piece) { reader.feed(piece); });
  if (std::optional<Answer> refusal = refuse_body(end, kLimit)) return std::move(*refusal);
  if (const auto problem = reader.finish()) return message_answer(400, *problem);
  if (const auto problem = form.finish()) return message_answer(400, *problem);
  return store_files(app, request, form);
}

}  // namespace dossier::sandbox
