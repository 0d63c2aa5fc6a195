#include "indexer/learn/linear_svm.h"

#include <linear.h>

#include <cstdlib>

namespace lede::learn {
namespace {

// Chosen by cross-validation on news; results change little from a half to twice as much.
constexpr double kCost = 1.0;
constexpr double kTolerance = 0.1;  // the library's own for this solver

struct FreeModel {
  void operator()(model* m) const { free_and_destroy_model(&m); }
};

void be_quiet(const char*) {}

}  // namespace

struct LinearSvm::Rows {
  std::uint32_t features = 0;
  std::vector<feature_node> nodes;  // each row, then the bias's node, then -1
  std::vector<std::size_t> begins;
};

LinearSvm::LinearSvm(std::uint32_t features) : rows_(std::make_unique<Rows>()) {
  rows_->features = features;
  set_print_string_function(be_quiet);
}

LinearSvm::~LinearSvm() = default;

void LinearSvm::add(std::span<const Feature> row) {
  rows_->begins.push_back(rows_->nodes.size());
  for (const Feature& f : row) rows_->nodes.push_back({static_cast<int>(f.id) + 1, f.value});
  rows_->nodes.push_back({static_cast<int>(rows_->features) + 1, 1.0});
  rows_->nodes.push_back({-1, 0.0});
}

Linear LinearSvm::train(std::span<const std::uint32_t> rows, const std::vector<bool>& positive) const {
  std::vector<double> labels;
  std::vector<feature_node*> starts;
  for (const std::uint32_t row : rows) {
    labels.push_back(positive[row] ? 1 : -1);
    starts.push_back(const_cast<feature_node*>(rows_->nodes.data() + rows_->begins[row]));
  }
  const auto features = static_cast<int>(rows_->features);
  const problem all = {static_cast<int>(rows.size()), features + 1, labels.data(), starts.data(), 1.0};
  parameter how = {};
  how.solver_type = L2R_L2LOSS_SVC_DUAL;
  how.eps = kTolerance;
  how.C = kCost;
  std::srand(1);
  const std::unique_ptr<model, FreeModel> learned(::train(&all, &how));
  // The library's first label is that of its first row; its weights speak for that one.
  const double sign = learned->label[0] == 1 ? 1 : -1;
  Linear linear;
  linear.weights.reserve(rows_->features);
  for (int i = 0; i < features; ++i) linear.weights.push_back(static_cast<float>(sign * learned->w[i]));
  linear.bias = static_cast<float>(sign * learned->w[features]);
  return linear;
}

}  // namespace lede::learn
