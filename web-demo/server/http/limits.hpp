// How much of everything a client may have.
#pragma once

#include <chrono>
#include <cstddef>

namespace dossier::sandbox::limits {

using std::chrono::seconds;

// Connections and threads. A connection that waits for its next request costs no thread; a stream
// of events and a request that is being read or answered costs one each.
inline constexpr std::size_t kConnections = 2048;
inline constexpr std::size_t kThreads = 640;
inline constexpr std::size_t kStreams = 256;  // which leaves threads for requests at any time

// Times.
inline constexpr seconds kIdleTime(30);  // between two requests
inline constexpr seconds kHeadTime(10);  // for a request to come, but for a large body
inline constexpr seconds kUploadTime(60);
inline constexpr seconds kUploadWait(10);  // for other uploads to end
inline constexpr seconds kStopTime(5);     // for requests to end when the server stops

// Requests.
inline constexpr std::size_t kRequestsOfConnection = 1000;
inline constexpr std::size_t kPath = 2048;
inline constexpr std::size_t kBody = 32UL * 1024 * 1024;    // of any request
inline constexpr std::size_t kIgnoredBody = 1024UL * 1024;  // of a request refused by its head
inline constexpr std::size_t kJson = 64UL * 1024;           // but for an attach

// Uploads.
inline constexpr std::size_t kUploadBody = 24UL * 1024 * 1024;
inline constexpr std::size_t kParts = 20;
inline constexpr std::size_t kUploadsAtOnce = 8;  // each keeps a thread while it comes
inline constexpr std::size_t kFilesOfCustomer = 1000;

}  // namespace dossier::sandbox::limits
