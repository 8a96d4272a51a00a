// Requests of this server to others.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace dossier::sandbox {

// Sends requests to servers of this machine, any number at a time.
class HttpClient {
 public:
  HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();  // breaks off what is under way

  // Posts a body and calls `done`, on a thread of its own, with the status of the answer; 0 if none
  // has come when the time for all of it is over. The rest of the answer is not read. `headers` are
  // lines that end with CRLF, `host` is 127.0.0.1, ::1 or localhost.
  void post(const std::string& host, unsigned short port, const std::string& path,
            const std::string& headers, const std::string& body, std::chrono::milliseconds time,
            std::function<void(int)> done);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier::sandbox
