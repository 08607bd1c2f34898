#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QHash>
#include <QVariant>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <directus/adapters/qt_executor.hpp>
#include <directus/live/live_query.hpp>

namespace DIRECTUS_NAMESPACE {

/// A live query as a model of Qt, for its list views, combo boxes, and those of QML: rows come, go,
/// move and change one by one, so that selections and the place that is scrolled to stay.
///
///     LiveListModel<Card> model([](const Card& card, int role) {
///       return role == Qt::DisplayRole ? QVariant(QString::fromStdString(card.title)) :
///       QVariant();
///     });
///     view.setModel(&model);
///     client.live(command).start(scope, [&](Result<Live<Card>> cards) {
///       if (cards) model.show(*std::move(cards));
///     });
///
/// Whatever the executor of the client is, rows change on the thread of the model, from its event
/// loop. An item that has changed changes all of its roles.
/// Lifetimes: owns its live query, which ends with it.
/// Thread safety: as any `QObject`, it belongs to its thread.
/// @see https://doc.qt.io/qt-6/qabstractlistmodel.html
template <class T>
class LiveListModel : public QAbstractListModel {
 public:
  /// What an item shows in a role; an invalid `QVariant` where it has none.
  using Show = std::function<QVariant(const T& item, int role)>;

  /// `names` are the roles of QML; empty: those of Qt.
  explicit LiveListModel(Show show, QHash<int, QByteArray> names = QHash<int, QByteArray>(),
                         QObject* parent = nullptr)
      : QAbstractListModel(parent), show_(std::move(show)), names_(std::move(names)) {}

  /// Shows that query from now on, instead of the one before.
  void show(Live<T> query) {
    const std::uint64_t number = ++number_;
    beginResetModel();
    query_.emplace(std::move(query));
    const Executor here = qtExecutor(this);
    items_ = query_->onChange([this, here, number](const LiveChange<T>& change) {
      here([this, number, change] {
        if (number == number_) apply(change);
      });
    });
    point();
    endResetModel();
  }

  /// Shows nothing.
  void clear() {
    ++number_;
    beginResetModel();
    query_.reset();
    rows_.clear();
    items_.reset();
    endResetModel();
  }

  /// For its `status`; null when it shows nothing.
  [[nodiscard]] const Live<T>* query() const noexcept { return query_ ? &*query_ : nullptr; }
  /// The item of a row, until the next change.
  [[nodiscard]] const T& item(int row) const { return *rows_.at(static_cast<std::size_t>(row)); }

  /// How many items the query has now. A list has no rows below a row.
  [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
  }
  /// What the function that shows an item gives for the role.
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override {
    const bool isThere = index.isValid() && index.row() < rowCount();
    return isThere ? show_(item(index.row()), role) : QVariant();
  }
  /// The names that were given to the model, without them those of Qt.
  [[nodiscard]] QHash<int, QByteArray> roleNames() const override {
    return names_.isEmpty() ? QAbstractListModel::roleNames() : names_;
  }

 private:
  using Rows = std::vector<const T*>;

  void apply(const LiveChange<T>& change) {
    remove(change.removed);
    for (const MovedItem& moved : change.moved) move(moved);
    add(change);
    items_ = change.items;
    point();
    for (const std::size_t row : change.changed) {
      const QModelIndex at = index(static_cast<int>(row));
      dataChanged(at, at);
    }
  }

  /// Each row is an item of the newest list, also those that stayed as they were.
  void point() {
    rows_.clear();
    for (const T& item : *items_) rows_.push_back(&item);
  }

  [[nodiscard]] typename Rows::iterator at(std::size_t row) {
    return rows_.begin() + static_cast<std::ptrdiff_t>(row);
  }

  /// Neighbours go together: `rows` are from the end to the start.
  void remove(const std::vector<std::size_t>& rows) {
    for (std::size_t i = 0; i < rows.size();) {
      const std::size_t last = rows[i];
      std::size_t first = last;
      while (++i < rows.size() && rows[i] + 1 == first) first = rows[i];
      beginRemoveRows(QModelIndex(), static_cast<int>(first), static_cast<int>(last));
      rows_.erase(at(first), at(last + 1));
      endRemoveRows();
    }
  }

  void move(const MovedItem& moved) {
    const auto [from, to] = moved;
    const int before = static_cast<int>(to > from ? to + 1 : to);
    const int row = static_cast<int>(from);
    if (!beginMoveRows(QModelIndex(), row, row, QModelIndex(), before)) return;
    const T* const item = rows_[from];
    rows_.erase(at(from));
    rows_.insert(at(to), item);
    endMoveRows();
  }

  void add(const LiveChange<T>& change) {
    const auto& rows = change.added;
    for (std::size_t i = 0; i < rows.size();) {
      const std::size_t first = rows[i];
      std::size_t end = first + 1;
      while (++i < rows.size() && rows[i] == end) ++end;
      beginInsertRows(QModelIndex(), static_cast<int>(first), static_cast<int>(end - 1));
      for (std::size_t row = first; row < end; ++row) rows_.insert(at(row), &(*change.items)[row]);
      endInsertRows();
    }
  }

  const Show show_;
  const QHash<int, QByteArray> names_;
  std::uint64_t number_ = 0;  // of the query
  std::shared_ptr<const std::vector<T>> items_{};
  Rows rows_{};
  std::optional<Live<T>> query_{};  // last: no handler runs any more when the rest goes
};

}  // namespace DIRECTUS_NAMESPACE
