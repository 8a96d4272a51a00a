// How much of everything a client may have.
#pragma once

#include <chrono>
#include <cstddef>

namespace dossier::sandbox::limits {

using std::chrono::seconds;

// What there is at once. One address may have three quarters of the connections.
inline constexpr std::size_t kConnections = 2048;
inline constexpr std::size_t kRefusals = 64;  // connections beyond, which are told so
inline constexpr std::size_t kThreads = 16;   // of which a client has one
inline constexpr std::size_t kStreams = 1024;
inline constexpr std::size_t kStreamsOfClient = 256;
inline constexpr std::size_t kWebhooks = 256;
inline constexpr std::size_t kWebhooksOfClient = 4;
inline constexpr std::size_t kUnsent = 64UL * 1024 * 1024;  // bytes of answers that nobody takes

// Times.
inline constexpr seconds kIdleTime(30);  // between two requests
inline constexpr seconds kHeadTime(10);  // for a request to come, but for a large body
inline constexpr seconds kUploadTime(60);
inline constexpr seconds kSendTime(10);          // for an answer to be taken,
inline constexpr std::size_t kSendRate = 65536;  // and a second for each so many bytes
inline constexpr seconds kLingerTime(2);         // for the client to take the last answer
inline constexpr seconds kStopTime(5);           // for requests to end when the server stops

// Requests.
inline constexpr std::size_t kRequestsOfConnection = 1000;
inline constexpr std::size_t kHead = 64UL * 1024;
inline constexpr std::size_t kHeaders = 100;
inline constexpr std::size_t kPath = 2048;                  // with the query
inline constexpr std::size_t kBody = 32UL * 1024 * 1024;    // of any request
inline constexpr std::size_t kIgnoredBody = 1024UL * 1024;  // that nobody asked for
inline constexpr std::size_t kJson = 64UL * 1024;           // but for an attach

// Uploads.
inline constexpr std::size_t kUploadBody = 24UL * 1024 * 1024;
inline constexpr std::size_t kParts = 20;
inline constexpr std::size_t kFilesOfCustomer = 1000;

}  // namespace dossier::sandbox::limits
