// The time outside.
#pragma once

#include <cstdint>
#include <string>

namespace dossier::sandbox {

// Milliseconds since 1970 (UTC).
std::int64_t now_ms();

// The same as it would be had nobody set the clock since the program started: for what waits.
std::int64_t steady_ms();

// The date (UTC) as YYYY-MM-DD.
std::string utc_date();

// A time as RFC 3339 with milliseconds: 2026-11-22T09:30:00.125Z.
std::string timestamp(std::int64_t ms);

}  // namespace dossier::sandbox
