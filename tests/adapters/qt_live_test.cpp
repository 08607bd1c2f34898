// Live queries as models of Qt. Qt's own tester watches whether each change keeps to the rules.
#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QPersistentModelIndex>
#include <QStringList>
#include <QThread>

#include <directus/adapters/qt.hpp>
#include <directus/live/live.hpp>

#include <memory>
#include <random>
#include <string>
#include <thread>

#include "adapter_fixture.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using directus::testing::ManualClock;

namespace {

using Model = LiveListModel<Article>;

/// "a b c": what the rows show.
std::string shown(const Model& model) {
  QStringList texts;
  for (int row = 0; row < model.rowCount(); ++row) texts << model.data(model.index(row)).toString();
  return texts.join(' ').toStdString();
}

/// What a model says that happens to its rows: "-1,2 +0,0 ~3".
class Heard : public QObject {
 public:
  explicit Heard(const Model& model) {
    QObject::connect(&model, &Model::rowsRemoved, this,
                     [this](QModelIndex, int first, int last) { add('-', first, last); });
    QObject::connect(&model, &Model::rowsInserted, this,
                     [this](QModelIndex, int first, int last) { add('+', first, last); });
    QObject::connect(
        &model, &Model::rowsMoved, this,
        [this](QModelIndex, int from, int, QModelIndex, int to) { add('>', from, to); });
    QObject::connect(
        &model, &Model::dataChanged, this,
        [this](QModelIndex first, QModelIndex last) { add('~', first.row(), last.row()); });
  }
  std::string take() { return std::exchange(text_, {}); }

 private:
  void add(char what, int first, int last) {
    text_ += what + std::to_string(first) + ',' + std::to_string(last) + ' ';
  }
  std::string text_{};
};

struct LiveFixture : AdapterFixture {
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
  Model model{[](const Article& article, int role) {
    return role == Qt::DisplayRole ? QVariant(QString::fromStdString(article.title)) : QVariant();
  }};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

  auto liveClient(Executor executor = qtExecutor(qApp)) const {
    ClientOptions options;
    options.clock = clock;
    options.executor = std::move(executor);
    return client(std::move(options)).with(live({.interval = 1s}));
  }
  /// "1a 2b": ids of one digit, and titles.
  void reply(const std::string& rows) const {
    std::string items;
    for (std::size_t at = 0; at < rows.size(); at = rows.find_first_of(' ', at) + 1) {
      const std::size_t end = std::min(rows.find(' ', at), rows.size());
      items += (items.empty() ? "" : ",") + std::string(R"({"id":)") + rows[at] + R"(,"title":")" +
               rows.substr(at + 1, end - at - 1) + R"("})";
      if (end == rows.size()) break;
    }
    fake->reply(200, R"({"data":[)" + items + "]}");
  }
  template <class Client>
  void begin(const Client& client, const std::string& rows) {
    reply(rows);
    model.show(client.live(articles()).get());
  }
  /// The server has these rows now: waits until the model shows `text`.
  bool comesToShow(const std::string& rows, const std::string& text) {
    reply(rows);
    return becomes(text);
  }
  bool becomes(const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (shown(model) != text && std::chrono::steady_clock::now() < end) {
      clock->advance(100ms);
      QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
    }
    return shown(model) == text;
  }
};

}  // namespace

TEST_CASE("a model shows the items of its live query") {
  LiveFixture f;
  const auto client = f.liveClient();
  CHECK(f.model.rowCount() == 0);
  CHECK(f.model.query() == nullptr);
  f.begin(client, "1a 2b");
  CHECK(shown(f.model) == "a b");
  CHECK(f.model.item(1).id == 2);
  CHECK(f.model.query()->status().state == LiveState::polling);
  CHECK_FALSE(f.model.data(f.model.index(0), Qt::DecorationRole).isValid());
}

TEST_CASE("rows that come and go do so in runs, and the others stay") {
  LiveFixture f;
  const auto client = f.liveClient();
  f.begin(client, "1a 2b 3c 4d 5e");
  Heard heard(f.model);
  CHECK(f.comesToShow("1a 5e", "a e"));
  CHECK(heard.take() == "-1,3 ");
  CHECK(f.comesToShow("1a 7g 8h 5e", "a g h e"));
  CHECK(heard.take() == "+1,2 ");
  CHECK(f.comesToShow("7g 5e 6f", "g e f"));
  CHECK(heard.take() == "-2,2 -0,0 +2,2 ");
}

TEST_CASE("a row that changes is one that stays") {
  LiveFixture f;
  const auto client = f.liveClient();
  f.begin(client, "1a 2b");
  Heard heard(f.model);
  const QPersistentModelIndex second = f.model.index(1);
  CHECK(f.comesToShow("1a 2x", "a x"));
  CHECK(heard.take() == "~1,1 ");
  CHECK(second.row() == 1);
}

TEST_CASE("a row that moves takes along whoever points to it") {
  LiveFixture f;
  const auto client = f.liveClient();
  f.begin(client, "1a 2b 3c");
  Heard heard(f.model);
  const QPersistentModelIndex first = f.model.index(0);
  CHECK(f.comesToShow("2b 3c 1a", "b c a"));
  CHECK(heard.take() == ">0,3 ");
  CHECK(first.row() == 2);
  CHECK(f.comesToShow("1a 2b 3c", "a b c"));
  CHECK(heard.take() == ">2,0 ");
  CHECK(first.row() == 0);
}

TEST_CASE("whatever becomes of a list, the rows are its items") {
  LiveFixture f;
  const auto client = f.liveClient();
  f.begin(client, "1a");
  std::mt19937 random(7);  // NOLINT: the same lists each time
  std::string ids = "123456789";
  for (int round = 0; round < 60; ++round) {
    for (std::size_t i = ids.size() - 1; i > 0; --i) std::swap(ids[i], ids[random() % (i + 1)]);
    const std::size_t count = 1 + random() % ids.size();
    std::string rows;
    std::string texts;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string title = "t" + std::to_string(random() % 3) + ids[i];
      rows += (i > 0 ? " " : "") + std::string(1, ids[i]) + title;
      texts += (i > 0 ? " " : "") + title;
    }
    REQUIRE(f.comesToShow(rows, texts));
  }
}

TEST_CASE("rows change on the thread of the model, wherever the client calls its handlers") {
  LiveFixture f;
  const auto client = f.liveClient([](Job job) { std::thread(std::move(job)).join(); });
  f.begin(client, "1a");
  QThread* thread = nullptr;
  QObject::connect(
      &f.model, &Model::dataChanged, &f.model, [&] { thread = QThread::currentThread(); },
      Qt::DirectConnection);
  CHECK(f.comesToShow("1b", "b"));
  CHECK(thread == qApp->thread());
}

TEST_CASE("a model that shows another query hears no more of the one before") {
  LiveFixture f;
  const auto client = f.liveClient();
  f.begin(client, "1a 2b");
  f.reply("1x 2y 3z");  // may be read for the one before
  f.begin(client, "5e");
  CHECK(f.becomes("e"));
  f.model.clear();
  CHECK(f.model.rowCount() == 0);
  QCoreApplication::processEvents();
  CHECK(f.model.rowCount() == 0);
}

TEST_CASE("a model may die with changes on their way") {
  const LiveFixture f;
  const auto client = f.liveClient();
  for (int round = 0; round < 20; ++round) {
    auto model = std::make_unique<Model>([](const Article&, int) { return QVariant(); });
    f.reply("1a");
    model->show(client.live(f.articles()).get());
    f.reply("1b");
    f.clock->advance(1s);
    model.reset();
    QCoreApplication::processEvents();
  }
}

TEST_CASE("roles have the names that QML knows them by") {
  const Model model([](const Article&, int) { return QVariant(); }, {{Qt::UserRole, "title"}});
  CHECK(model.roleNames().value(Qt::UserRole) == "title");
  const Model plain([](const Article&, int) { return QVariant(); });
  CHECK(plain.roleNames().value(Qt::DisplayRole) == "display");
}
