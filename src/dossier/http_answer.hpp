// What the endpoint answers (section 7).
#pragma once

#include <string>
#include <string_view>

#include "dossier/report.hpp"

namespace dossier {

// An HTTP status with the JSON text of its body.
struct HttpAnswer {
  int status;
  std::string body;

  friend bool operator==(const HttpAnswer&, const HttpAnswer&) = default;
};

// The answer to a request with this report: 200, 400, 403, 409 or 422. `customer_id` is only shown
// where the request was accepted.
HttpAnswer http_answer(const Report& report, std::string_view customer_id);

// The answers that come before any report, and instead of one.
HttpAnswer unauthorized_answer();    // 401
HttpAnswer not_found_answer();       // 404: no such customer for this client, or no UUID
HttpAnswer internal_error_answer();  // 500

}  // namespace dossier
