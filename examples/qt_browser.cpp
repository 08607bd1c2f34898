// A window of Qt: a list of articles, search as you type, cancel, images loaded beside.
//   qt_browser            opens the window
//   qt_browser FILE.png   searches by itself, saves a picture of the window, and ends
#include <QApplication>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

#include <directus/adapters/qt.hpp>
#include <directus/async/latest.hpp>
#include <directus/directus.hpp>

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
using Cards = std::vector<Card>;

//! [connect]
// Every handler comes back on the thread of the window.
auto connect() {
  return createDirectus<Schema>(settings::url(), {.executor = qtExecutor(qApp)})
      .with(rest())
      .with(staticToken(settings::token()));
}
//! [connect]
using BlogClient = decltype(connect());

class Browser : public QWidget {
 public:
  explicit Browser(BlogClient client) : client_(std::move(client)) {
    setWindowTitle("Directus");
    resize(480, 420);
    words_.setPlaceholderText("Search");
    list_.setIconSize(QSize(32, 32));
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

  [[nodiscard]] QLineEdit& words() { return words_; }
  [[nodiscard]] bool isIdle() const { return !isSearching_ && images_ == 0; }
  [[nodiscard]] int count() const { return list_.count(); }

 private:
  //! [search]
  void search() {
    isSearching_ = true;
    status_.setText("searching …");
    const Query<Article> query{
        .search = words_.text().toStdString(), .sort = {field<"title">}, .limit = 50};
    // The search before is cancelled, and so is the one that runs when the window closes.
    search_.start(client_.request(readItems<&Schema::articles, Card>(query)),
                  [this](Result<Cards> cards) { fill(cards); });
  }

  void cancel() {
    search_.cancel();
    isSearching_ = false;
    status_.setText("cancelled");
  }
  //! [search]

  void fill(const Result<Cards>& cards) {
    isSearching_ = false;
    images_ = 0;
    loading_.cancel();
    list_.clear();
    if (!cards) return status_.setText(QString::fromUtf8(cards.error().what()));
    status_.setText(QString::number(cards->size()) + " articles");
    for (const Card& card : *cards) {
      const std::string author = card.author ? " – " + card.author->name : "";
      auto* const item = new QListWidgetItem(QString::fromStdString(card.title + author), &list_);
      if (card.cover) load(*card.cover, item);
    }
  }

  //! [image]
  // The list is there at once; each image comes when it comes.
  void load(const Uuid& file, QListWidgetItem* item) {
    ++images_;
    client_.request(readAssetBlob(file, {.width = 32, .height = 32, .fit = "cover"}))
        .start(loading_, [this, item](Result<Blob> image) {
          --images_;
          QPixmap picture;
          const std::string_view bytes = image ? image->bytes.view() : std::string_view();
          picture.loadFromData(reinterpret_cast<const uchar*>(bytes.data()),
                               static_cast<uint>(bytes.size()));
          item->setIcon(QIcon(picture));
        });
  }
  //! [image]

  BlogClient client_;
  QLineEdit words_;
  QListWidget list_;
  QLabel status_;
  QPushButton cancel_;
  bool isSearching_ = false;
  int images_ = 0;
  // Behind what the handlers use: they end first.
  Latest search_;
  Scope loading_;
};

/// Types into the window, and saves what it shows then.
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
    if (!browser_.isIdle()) return;
    const bool isSaved = browser_.grab().save(file_);
    std::cout << browser_.count() << " articles found\n";
    QCoreApplication::exit(isSaved && browser_.count() > 0 ? 0 : 1);
  }

  Browser& browser_;
  QString file_;
  QString words_ = "not";
  qsizetype typed_ = 0;
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
