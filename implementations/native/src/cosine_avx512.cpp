// Dot products and cosines in AVX-512 intrinsics, as a reference for kernels in Java.
//
// Vectors start at a cache line and are zero from their end up to the end of a line, so that every
// loop is one of whole registers.

#include <immintrin.h>

#include <cmath>
#include <cstdint>

#ifndef __AVX512F__
#error "this machine has no AVX-512"
#endif

namespace {

constexpr int kLanes = 16;

// Four accumulators that do not wait for each other.
float dot(const float* a, const float* b, std::int32_t floats) {
    __m512 s0 = _mm512_setzero_ps();
    __m512 s1 = s0;
    __m512 s2 = s0;
    __m512 s3 = s0;
    std::int32_t at = 0;
    for (; at + 4 * kLanes <= floats; at += 4 * kLanes) {
        s0 = _mm512_fmadd_ps(_mm512_load_ps(a + at), _mm512_load_ps(b + at), s0);
        s1 = _mm512_fmadd_ps(_mm512_load_ps(a + at + 16), _mm512_load_ps(b + at + 16), s1);
        s2 = _mm512_fmadd_ps(_mm512_load_ps(a + at + 32), _mm512_load_ps(b + at + 32), s2);
        s3 = _mm512_fmadd_ps(_mm512_load_ps(a + at + 48), _mm512_load_ps(b + at + 48), s3);
    }
    for (; at < floats; at += kLanes) {
        s0 = _mm512_fmadd_ps(_mm512_load_ps(a + at), _mm512_load_ps(b + at), s0);
    }
    return _mm512_reduce_add_ps(_mm512_add_ps(_mm512_add_ps(s0, s1), _mm512_add_ps(s2, s3)));
}

// Four queries with four rows: eight loads for sixteen multiplications.
void tile(const float* queries, const float* rows, std::int64_t stride, std::int32_t floats,
          float* results, std::int64_t result_stride) {
    __m512 sums[4][4];
    for (auto& row : sums) {
        for (auto& sum : row) {
            sum = _mm512_setzero_ps();
        }
    }
    for (std::int32_t at = 0; at < floats; at += kLanes) {
        const __m512 q0 = _mm512_load_ps(queries + at);
        const __m512 q1 = _mm512_load_ps(queries + stride + at);
        const __m512 q2 = _mm512_load_ps(queries + 2 * stride + at);
        const __m512 q3 = _mm512_load_ps(queries + 3 * stride + at);
        for (int r = 0; r < 4; r++) {
            const __m512 row = _mm512_load_ps(rows + r * stride + at);
            sums[0][r] = _mm512_fmadd_ps(q0, row, sums[0][r]);
            sums[1][r] = _mm512_fmadd_ps(q1, row, sums[1][r]);
            sums[2][r] = _mm512_fmadd_ps(q2, row, sums[2][r]);
            sums[3][r] = _mm512_fmadd_ps(q3, row, sums[3][r]);
        }
    }
    for (int q = 0; q < 4; q++) {
        for (int r = 0; r < 4; r++) {
            results[q * result_stride + r] = _mm512_reduce_add_ps(sums[q][r]);
        }
    }
}

}  // namespace

extern "C" {

float dyno_cosine_dot(const float* a, const float* b, std::int32_t floats) {
    return dot(a, b, floats);
}

float dyno_cosine_recomputed(const float* a, const float* b, std::int32_t floats) {
    __m512 ab0 = _mm512_setzero_ps();
    __m512 aa0 = ab0;
    __m512 bb0 = ab0;
    __m512 ab1 = ab0;
    __m512 aa1 = ab0;
    __m512 bb1 = ab0;
    std::int32_t at = 0;
    for (; at + 2 * kLanes <= floats; at += 2 * kLanes) {
        const __m512 a0 = _mm512_load_ps(a + at);
        const __m512 b0 = _mm512_load_ps(b + at);
        const __m512 a1 = _mm512_load_ps(a + at + kLanes);
        const __m512 b1 = _mm512_load_ps(b + at + kLanes);
        ab0 = _mm512_fmadd_ps(a0, b0, ab0);
        aa0 = _mm512_fmadd_ps(a0, a0, aa0);
        bb0 = _mm512_fmadd_ps(b0, b0, bb0);
        ab1 = _mm512_fmadd_ps(a1, b1, ab1);
        aa1 = _mm512_fmadd_ps(a1, a1, aa1);
        bb1 = _mm512_fmadd_ps(b1, b1, bb1);
    }
    for (; at < floats; at += kLanes) {
        const __m512 a0 = _mm512_load_ps(a + at);
        const __m512 b0 = _mm512_load_ps(b + at);
        ab0 = _mm512_fmadd_ps(a0, b0, ab0);
        aa0 = _mm512_fmadd_ps(a0, a0, aa0);
        bb0 = _mm512_fmadd_ps(b0, b0, bb0);
    }
    const float ab = _mm512_reduce_add_ps(_mm512_add_ps(ab0, ab1));
    const float aa = _mm512_reduce_add_ps(_mm512_add_ps(aa0, aa1));
    const float bb = _mm512_reduce_add_ps(_mm512_add_ps(bb0, bb1));
    return static_cast<float>(ab / (std::sqrt(static_cast<double>(aa)) * std::sqrt(static_cast<double>(bb))));
}

// The dot product of query q and row r goes to results[q * row_count + r]. Strides are in floats.
void dyno_cosine_dots(const float* queries, std::int32_t query_count, const float* rows,
                      std::int32_t row_count, std::int64_t stride, std::int32_t floats,
                      float* results) {
    std::int32_t q = 0;
    for (; q + 4 <= query_count; q += 4) {
        std::int32_t r = 0;
        for (; r + 4 <= row_count; r += 4) {
            tile(queries + q * stride, rows + r * stride, stride, floats,
                 results + static_cast<std::int64_t>(q) * row_count + r, row_count);
        }
        for (; r < row_count; r++) {
            for (std::int32_t each = q; each < q + 4; each++) {
                results[static_cast<std::int64_t>(each) * row_count + r] =
                        dot(queries + each * stride, rows + r * stride, floats);
            }
        }
    }
    for (; q < query_count; q++) {
        for (std::int32_t r = 0; r < row_count; r++) {
            results[static_cast<std::int64_t>(q) * row_count + r] =
                    dot(queries + q * stride, rows + r * stride, floats);
        }
    }
}

}  // extern "C"
