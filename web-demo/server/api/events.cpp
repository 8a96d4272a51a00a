#include "server/api/events.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/api/auth.hpp"
#include "server/api/receive.hpp"
#include "server/http/json_answer.hpp"
#include "server/store/attaches.hpp"
#include "server/util/clock.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::int64_t kHeartbeatMs = 15'000;

std::string event_text(const Event& event) {
  return "id: " + std::to_string(event.sequence) + "\nevent: " + event.type +
         "\ndata: " + event.body + "\n\n";
}

// The events of one customer, from one request on.
class EventStream {
 public:
  EventStream(App& app, std::string customer, std::int64_t ends_at, std::int64_t sequence,
              std::string first, std::shared_ptr<void> place)
      : app_(app),
        customer_(std::move(customer)),
        ends_at_(ends_at),
        sequence_(sequence),
        first_(std::move(first)),
        place_(std::move(place)),
        beat_at_(steady_ms() + kHeartbeatMs) {}

  // A NextPart.
  std::optional<std::string> next() {
    if (!first_.empty()) return std::exchange(first_, {});
    if (app_.news.stopped() || now_ms() >= ends_at_) return std::nullopt;
    const std::uint64_t seen = app_.news.count();
    if (seen != seen_ || !looked_) {
      seen_ = seen;
      looked_ = true;
      Transaction transaction(app_.store);
      if (!find_customer(transaction, customer_)) return std::nullopt;
      std::string text;
      for (const Event& event : events_after(transaction, customer_, sequence_)) {
        text += event_text(event);
        sequence_ = event.sequence;
      }
      if (!text.empty()) {
        looked_ = false;  // there may be more of them
        return text;
      }
    }
    if (steady_ms() < beat_at_) return "";
    beat_at_ = steady_ms() + kHeartbeatMs;
    return ": still here\n\n";
  }

 private:
  App& app_;
  std::string customer_;
  std::int64_t ends_at_;
  std::int64_t sequence_;  // of the last event that was sent
  std::string first_;
  std::shared_ptr<void> place_;  // among the streams
  std::int64_t beat_at_;
  std::uint64_t seen_ = 0;
  bool looked_ = false;
};

Answer open_stream(App& app, const Request& request) {
  Transaction transaction(app.store);
  const Grant grant = authenticate(transaction, request);
  const Customer customer = customer_of(transaction, grant, request.parameters[0]);
  std::shared_ptr<void> place = app.streams.take(grant.client);
  if (!place) {
    return message_answer(503, "Too many streams are open. Close some, or ask for the customer.")
        .with("Retry-After", "5");
  }

  const std::string_view last = request.header("last-event-id").value_or("");
  std::int64_t sequence = 0;
  const bool resumes =
      std::from_chars(last.data(), last.data() + last.size(), sequence).ec == std::errc();
  std::string first = ": the events of a customer\n\n";
  if (!resumes) {
    // What the reviewers want was told behind it, and is told anew.
    sequence = last_status_of(transaction, customer.id);
    first += event_text({sequence, "customer.status", "",
                         nlohmann::ordered_json{{"event", "customer.status"},
                                                {"customer_id", customer.id},
                                                {"customer_status", customer.customer_status},
                                                {"attach_in_flight", customer.attach_in_flight}}
                             .dump()});
  }
  const auto stream = std::make_shared<EventStream>(app, customer.id, grant.expires_at, sequence,
                                                    std::move(first), std::move(place));
  Answer answer;
  answer.type = "text/event-stream";
  answer.with("Cache-Control", "no-store");
  answer.stream = [stream] { return stream->next(); };
  return answer;
}

}  // namespace

Reception stream_events(App& app, const Request& request) {
  return receive_nothing([&app, request] { return open_stream(app, request); });
}

}  // namespace dossier::sandbox
