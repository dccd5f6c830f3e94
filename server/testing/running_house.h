#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "server/house.h"
#include "server/listener.h"
#include "server/testing/client.h"

namespace dowel::server {

/// A server of its own on a free port, with an empty log in a folder that goes with it.
class RunningHouse {
 public:
  explicit RunningHouse(ListenerOptions limits = {}, std::filesystem::path data = {})
      : own_folder_(data.empty()), data_(data.empty() ? fresh_folder() : std::move(data)) {
    auto house = House::open({.data = data_, .log = data_ / "log.db"});
    if (!house) throw std::runtime_error(house.error().message);
    house_ = std::move(*house);
    limits.port = 0;
    auto listener = Listener::open(*house_, limits);
    if (!listener) throw std::runtime_error(listener.error().message);
    listener_ = std::move(*listener);
    house_->listens_on(listener_->port());
    thread_ = std::thread([this] { listener_->run(); });
  }
  RunningHouse(const RunningHouse&) = delete;
  RunningHouse& operator=(const RunningHouse&) = delete;
  ~RunningHouse() {
    listener_->stop();
    thread_.join();
    listener_.reset();
    house_.reset();
    std::error_code ignored;
    if (own_folder_) std::filesystem::remove_all(data_, ignored);
  }

  std::uint16_t port() const { return listener_->port(); }
  House& house() { return *house_; }
  Listener& listener() { return *listener_; }
  const std::filesystem::path& data() const { return data_; }

  Reply get(const std::string& target, const Headers& headers = {}) const {
    return ask(port(), "GET", target, headers);
  }
  Reply send(const std::string& method, const std::string& target, const nlohmann::json& body,
             const Headers& headers = {}) const {
    return ask_json(port(), method, target, body.dump(), headers);
  }

  static std::filesystem::path fresh_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "dowel-server-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    return name;
  }

 private:
  bool own_folder_;
  std::filesystem::path data_;
  std::unique_ptr<House> house_;
  std::unique_ptr<Listener> listener_;
  std::thread thread_;
};

inline nlohmann::json json_of(const Reply& reply) {
  return nlohmann::json::parse(reply.body, nullptr, false);
}

}  // namespace dowel::server
