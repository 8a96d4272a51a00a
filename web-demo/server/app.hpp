// What the handlers and the threads of the server share.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "server/control/faults.hpp"
#include "server/control/journal.hpp"
#include "server/http/limits.hpp"
#include "server/store/store.hpp"
#include "server/util/shares.hpp"
#include "server/util/signal.hpp"

namespace dossier::sandbox {

struct StaticFile {
  std::shared_ptr<const std::string> content;
  std::string type;
  bool hashed = false;  // its name changes with its content
};

struct Config {
  std::string database = ":memory:";
  bool demo_data = false;
  std::string address = "http://127.0.0.1";  // at which clients reach the server
  std::int64_t step_delay_ms = 1000;
  std::int64_t token_seconds = 3600;
  bool control = true;
  std::string control_key{};  // that the control API asks for, if any
  bool loopback = true;       // whether only this machine's programs reach the server
  std::map<std::string, StaticFile> site{};  // by path
};

struct App {
  explicit App(Config configuration) : config(std::move(configuration)), store(config.database) {}

  Config config;
  Store store;
  Signal news;  // raised by every change that the worker, webhooks or streams wait for
  Journal journal;
  Faults faults;
  Shares streams{limits::kStreams, limits::kStreamsOfClient};
};

}  // namespace dossier::sandbox
