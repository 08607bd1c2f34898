// A window of Qt: a list of articles that follows the server, search as you type, images loaded
// beside.
//   qt_browser            opens the window
//   qt_browser FILE.png   searches by itself, edits an article, saves a picture of the window, and
//                         ends
#include <QApplication>
#include <QHash>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

#include <directus/adapters/qt.hpp>
#include <directus/async/latest.hpp>
#include <directus/directus.hpp>
#include <directus/live/live.hpp>

#include <iostream>
#include <string>

#include "settings.hpp"

using namespace directus;

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string title;
  Ref<Author> author;
  std::optional<Uuid> cover;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};

struct Name {
  std::string name;
};
struct Card {
  int id{};
  std::string title;
  std::optional<Name> author;
  std::optional<Uuid> cover;
};

//! [connect]
// Every handler comes back on the thread of the window.
auto connect() {
  return createDirectus<Schema>(settings::url(), {.executor = qtExecutor(qApp)})
      .with(rest())
      .with(staticToken(settings::token()))
      .with(realtime())
      .with(live());
}
//! [connect]
using BlogClient = decltype(connect());

class Browser : public QWidget {
 public:
  explicit Browser(BlogClient client)
      : client_(std::move(client)),
        cards_([this](const Card& card, int role) { return shown(card, role); }) {
    setWindowTitle("Directus");
    resize(480, 420);
    words_.setPlaceholderText("Search");
    list_.setIconSize(QSize(32, 32));
    list_.setModel(&cards_);
    cancel_.setText("Cancel");
    auto* const rows = new QVBoxLayout(this);
    rows->addWidget(&words_);
    rows->addWidget(&list_);
    rows->addWidget(&status_);
    rows->addWidget(&cancel_);
    QObject::connect(&words_, &QLineEdit::textChanged, this, [this] { search(); });
    QObject::connect(&cancel_, &QPushButton::clicked, this, [this] { cancel(); });
    search();
  }

  [[nodiscard]] const BlogClient& client() const { return client_; }
  [[nodiscard]] QLineEdit& words() { return words_; }
  [[nodiscard]] const LiveListModel<Card>& cards() const { return cards_; }
  [[nodiscard]] bool isIdle() const { return !isSearching_ && images_ == 0; }

 private:
  //! [search]
  void search() {
    isSearching_ = true;
    status_.setText("searching …");
    const Query<Article> query{
        .search = words_.text().toStdString(), .sort = {field<"title">}, .limit = 50};
    // The search before is cancelled, and so is the one that runs when the window closes.
    search_.start(client_.live(readItems<&Schema::articles, Card>(query)),
                  [this](Result<Live<Card>> cards) { follow(std::move(cards)); });
  }

  void cancel() {
    search_.cancel();
    isSearching_ = false;
    status_.setText("cancelled");
  }
  //! [search]

  //! [show]
  // From now on the rows follow the server.
  void follow(Result<Live<Card>> cards) {
    isSearching_ = false;
    if (!cards) return status_.setText(QString::fromUtf8(cards.error().what()));
    cards_.show(*std::move(cards));
    cards_.query()->onStatus(scope_, [this](const LiveStatus& status) {
      const std::string_view name = toString(status.state);
      status_.setText(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    });
  }

  QVariant shown(const Card& card, int role) {
    if (role == Qt::DecorationRole && card.cover) return icon(*card.cover);
    if (role != Qt::DisplayRole) return {};
    const std::string author = card.author ? " – " + card.author->name : "";
    return QString::fromStdString(card.title + author);
  }
  //! [show]

  //! [image]
  // The list is there at once; each image comes when it comes.
  QVariant icon(const Uuid& file) {
    const QString name = QString::fromStdString(file.toString());
    if (const auto found = icons_.constFind(name); found != icons_.constEnd()) return *found;
    icons_.insert(name, QIcon());
    ++images_;
    client_.request(readAssetBlob(file, {.width = 32, .height = 32, .fit = "cover"}))
        .start(scope_, [this, name](Result<Blob> image) {
          --images_;
          QPixmap picture;
          const std::string_view bytes = image ? image->bytes.view() : std::string_view();
          picture.loadFromData(reinterpret_cast<const uchar*>(bytes.data()),
                               static_cast<uint>(bytes.size()));
          icons_[name] = QIcon(picture);
          list_.viewport()->update();
        });
    return {};
  }
  //! [image]

  BlogClient client_;
  QHash<QString, QIcon> icons_;
  LiveListModel<Card> cards_;
  QLineEdit words_;
  QListView list_;
  QLabel status_;
  QPushButton cancel_;
  bool isSearching_ = false;
  int images_ = 0;
  // Behind what the handlers use: they end first.
  Latest search_;
  Scope scope_;
};

/// Types into the window, has an article renamed as somebody else would, and saves what the window
/// shows then.
class Visitor : public QObject {
 public:
  Visitor(Browser& browser, QString file) : browser_(browser), file_(std::move(file)) {
    QObject::connect(&timer_, &QTimer::timeout, this, [this] { step(); });
    timer_.start(20);
  }

 private:
  void step() {
    if (++steps_ > 1000) return QCoreApplication::exit(1);  // 20 s
    if (typed_ < words_.size()) return browser_.words().setText(words_.left(++typed_));
    const LiveListModel<Card>& cards = browser_.cards();
    if (!browser_.isIdle() || cards.rowCount() == 0) return;
    if (title_.empty()) {
      id_ = cards.item(0).id;
      title_ = cards.item(0).title;
      rename(title_ + ", edited");
    } else if (cards.item(0).title == title_ + ", edited") {
      end();
    }
  }

  void rename(const std::string& title) {
    browser_.client()
        .request(updateItem<&Schema::articles>(id_, {field<"title"> = title}))
        .start([](const Result<Article>& done) {
          if (!done) std::cerr << done.error().what() << '\n';
        });
  }

  void end() {
    timer_.stop();
    const bool isSaved = browser_.grab().save(file_);
    std::cout << browser_.cards().rowCount() << " articles found\n";
    browser_.client()
        .request(updateItem<&Schema::articles>(id_, {field<"title"> = title_}))
        .start([isSaved](const Result<Article>& done) {
          QCoreApplication::exit(isSaved && done ? 0 : 1);
        });
  }

  Browser& browser_;
  QString file_;
  QString words_ = "not";
  qsizetype typed_ = 0;
  int id_ = 0;
  std::string title_{};
  int steps_ = 0;
  QTimer timer_;
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  Browser browser(connect());
  browser.show();
  std::optional<Visitor> visitor;
  if (argc > 1) visitor.emplace(browser, QString::fromLocal8Bit(argv[1]));
  return QApplication::exec();
}
