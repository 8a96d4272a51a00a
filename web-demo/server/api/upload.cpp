#include "server/api/upload.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/check_file.hpp"
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
  explicit Form(std::string_view content_type)
      : reader_(
            content_type, limits::kParts, [this](PartHead head) { begin(std::move(head)); },
            [this](std::string_view content) { take(content); }) {}
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  void feed(std::string_view piece) { reader_.feed(piece); }

  // Ends the form. Throws a Refusal if its fields are not those of an upload.
  void finish() {
    reader_.finish();
    std::erase_if(files_, [](const UploadedFile& file) { return file.is_absent(); });
    if (ids_ != 1) refuse("The form needs exactly one text field customer_id.");
    if (files_.empty()) refuse("The form holds no file. Add at least one file field.");
  }

  const std::string& customer_id() const { return customer_id_; }
  const std::vector<UploadedFile>& files() const { return files_; }

 private:
  [[noreturn]] static void refuse(std::string_view problem) {
    throw Refusal{message_answer(400, problem)};
  }

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

  MultipartReader reader_;
  std::string customer_id_;
  std::size_t ids_ = 0;
  std::vector<UploadedFile> files_;
  bool is_file_ = false;  // the field that is coming
  bool is_id_ = false;
};

Answer store_files(App& app, const Request& request, const Form& form) {
  Transaction transaction(app.store);
  // The body may have taken seconds to come: is the client still there?
  const Grant grant = authenticate(transaction, request);
  const Customer customer = customer_of(transaction, grant, form.customer_id());
  if (count_uploads(transaction, customer.id) + static_cast<std::int64_t>(form.files().size()) >
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
    } while (!add_upload(transaction, customer.id, upload));
    files.push_back({{file.field, upload.uri}});
  }
  transaction.commit();
  return {200, to_text({{"data", {{"files", files}}}})};
}

}  // namespace

Reception upload_files(App& app, const Request& request) {
  Grant grant;
  {
    Transaction transaction(app.store);
    grant = authenticate(transaction, request);
  }
  const auto form = std::make_shared<Form>(request.header("content-type").value_or(""));
  Reception reception;
  reception.limit = {limits::kUploadBody, limits::kUploadTime};
  reception.client = turn_of(grant.client);
  reception.take = [form](std::string_view piece) { form->feed(piece); };
  reception.answer = [&app, request, form] {
    form->finish();
    return store_files(app, request, *form);
  };
  return reception;
}

}  // namespace dossier::sandbox
