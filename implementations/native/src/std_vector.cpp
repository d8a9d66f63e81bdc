// std::vector<int32_t> of the machine's C++ library, for calls from Java.
//
// Single operations serve the conformance cases; a call from Java costs more than most of them
// do. The loops at the end are those of the workloads, so that what is timed is the vector.
// No exception leaves a function: what asks for memory returns false when there is none.

#include <cstdint>
#include <new>
#include <stdexcept>
#include <vector>

namespace {

using Vector = std::vector<std::int32_t>;

constexpr std::uint64_t kMultiplier = 0x5851F42D4C957F2DULL;
constexpr std::uint64_t kIncrement = 0x14057B7EF767814FULL;

template <typename Operation>
bool allocating(Operation operation) noexcept {
    try {
        operation();
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    } catch (const std::length_error&) {
        return false;
    }
}

std::int32_t index_below(std::uint64_t state, std::size_t bound) {
    return static_cast<std::int32_t>(((state >> 32) * bound) >> 32);
}

}  // namespace

extern "C" {

Vector* dyno_vector_create() { return new (std::nothrow) Vector(); }

void dyno_vector_destroy(Vector* vector) { delete vector; }

std::int32_t dyno_vector_size(const Vector* vector) {
    return static_cast<std::int32_t>(vector->size());
}

std::int32_t dyno_vector_get(const Vector* vector, std::int32_t index) { return (*vector)[index]; }

void dyno_vector_set(Vector* vector, std::int32_t index, std::int32_t value) {
    (*vector)[index] = value;
}

bool dyno_vector_append(Vector* vector, std::int32_t value) {
    return allocating([&] { vector->push_back(value); });
}

bool dyno_vector_insert(Vector* vector, std::int32_t index, std::int32_t value) {
    return allocating([&] { vector->insert(vector->begin() + index, value); });
}

void dyno_vector_erase(Vector* vector, std::int32_t from, std::int32_t to) {
    vector->erase(vector->begin() + from, vector->begin() + to);
}

bool dyno_vector_reserve(Vector* vector, std::int32_t capacity) {
    return allocating([&] { vector->reserve(capacity); });
}

bool dyno_vector_shrink(Vector* vector) {
    return allocating([&] { vector->shrink_to_fit(); });
}

bool dyno_vector_assign(Vector* vector, std::int32_t count, std::int32_t value) {
    return allocating([&] { vector->assign(count, value); });
}

bool dyno_vector_append_sequence(
        Vector* vector, std::int32_t count, std::int32_t first, std::int32_t step) {
    return allocating([&] {
        auto value = static_cast<std::uint32_t>(first);
        for (std::int32_t i = 0; i < count; i++) {
            vector->push_back(static_cast<std::int32_t>(value));
            value += static_cast<std::uint32_t>(step);
        }
    });
}

std::int64_t dyno_vector_sum(const Vector* vector) {
    std::int64_t total = 0;
    for (std::int32_t value : *vector) {
        total += value;
    }
    return total;
}

std::int64_t dyno_vector_sum_at_random(
        const Vector* vector, std::int64_t seed, std::int64_t count, std::int32_t index_bits) {
    auto state = static_cast<std::uint64_t>(seed);
    std::int64_t total = 0;
    for (std::int64_t i = 0; i < count; i++) {
        state = state * kMultiplier + kIncrement;
        total += vector->at(state >> (64 - index_bits));
    }
    return total;
}

bool dyno_vector_insert_and_erase(Vector* vector, std::int64_t seed, std::int32_t count) {
    return allocating([&] {
        auto state = static_cast<std::uint64_t>(seed);
        for (std::int32_t i = 0; i < count; i++) {
            state = state * kMultiplier + kIncrement;
            vector->insert(
                    vector->begin() + index_below(state, vector->size() + 1),
                    static_cast<std::int32_t>(state));
            state = state * kMultiplier + kIncrement;
            vector->erase(vector->begin() + index_below(state, vector->size()));
        }
    });
}

}  // extern "C"
