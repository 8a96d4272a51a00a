// Reading a request body and judging it as two steps, for those who learn the facts in between,
// hold JSON in a form of their own, or know of a body that it is too long.
//
// Texts in one step: validate.hpp. Bodies that are nlohmann::json: nlohmann.hpp.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "dossier/context.hpp"
#include "dossier/contract.hpp"
#include "dossier/report.hpp"

namespace dossier {

class Builder;
struct Body;

// A request body that has been read. It can be judged any number of times.
class Reading {
 public:
  explicit Reading(std::unique_ptr<const Body> body);
  Reading(Reading&&) noexcept;
  Reading& operator=(Reading&&) noexcept;
  ~Reading();

  const Body& body() const { return *body_; }  // for the library's own parts

 private:
  std::unique_ptr<const Body> body_;
};

// Reads the text of a body, which must outlive the reading. Whatever the bytes are, there is a
// reading; what is wrong with them is in its report.
Reading read_body(std::string_view text);

// Stands for a body of so many bytes, more than kMaxBodyBytes, which nobody need hold.
Reading too_large_body(std::size_t bytes);

// Reads a body from the events of its JSON, in the order of the text: inside of an object each
// value follows its name, and what begins also ends. Texts are UTF-8 and must outlive the reading.
class EventReader {
 public:
  EventReader();
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  ~EventReader();

  // False where more than kMaxDepth objects and arrays would be open. All further events are then
  // without effect.
  bool begin_object();
  bool begin_array();
  void end_object();
  void end_array();
  void name(std::string_view name);

  // null, a boolean, a number or a string, of which `text` is the value.
  void scalar(JsonType type, std::string_view text = {});

  // The reading of what has come, once.
  Reading finish();

 private:
  std::unique_ptr<Body> body_;
  std::unique_ptr<Builder> builder_;
};

// Checks a body against the contract, with the facts of `context`.
Report judge(const Reading& body, const Context& context);

}  // namespace dossier
