#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>

#include "store/sample_log.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

/// What the tests of the SQLite adapter share.
namespace dowel::store {

namespace fs = std::filesystem;

inline void fill(const fs::path& path) {
  auto log = open_sqlite(path);
  ASSERT_TRUE(log) << log.error().message;
  ASSERT_TRUE((*log)->commit(change_from(sample_log(), "fill")));
}

inline void run_sql(const fs::path& path, const char* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
}

inline LogData contents(const fs::path& path) {
  auto log = open_sqlite(path);
  EXPECT_TRUE(log) << log.error().message;
  return log ? (*log)->snapshot().value() : LogData{};
}

inline Error refusal(const fs::path& path) {
  const auto log = open_sqlite(path);
  EXPECT_FALSE(log) << "should have been refused";
  Error error = log ? Error{} : log.error();
  EXPECT_FALSE(error.message.empty());
  EXPECT_FALSE(error.hint.empty());
  return error;
}

}  // namespace dowel::store
