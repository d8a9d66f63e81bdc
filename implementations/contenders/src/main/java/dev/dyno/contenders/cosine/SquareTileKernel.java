package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/**
 * Four queries against four rows at a time, over aligned memory. Queries that are left go row by
 * row: eight rows at a time would be eight streams, which a prefetcher does not follow.
 */
@Implementation(
        id = "tile-4x4",
        summary = "Each load serves four products, so that batches are bound by multiplication.",
        requiresModules = CosineKernels.VECTOR_MODULE)
final class SquareTileKernel extends AlignedKernel {
    SquareTileKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    protected void dotBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        int tiledQueries = queryCount - queryCount % Tiles.SIDE;
        int tiledRows = rowCount - rowCount % Tiles.SIDE;
        for (int query = 0; query < tiledQueries; query += Tiles.SIDE) {
            for (int row = 0; row < tiledRows; row += Tiles.SIDE) {
                Tiles.fourByFour(
                        query(firstQuery + query),
                        row(firstRow + row),
                        strideBytes,
                        vectorBytes,
                        results,
                        query * rowCount + row,
                        rowCount);
            }
        }
        for (int query = 0; query < queryCount; query++) {
            for (int row = query < tiledQueries ? tiledRows : 0; row < rowCount; row++) {
                results[query * rowCount + row] = dotOf(firstQuery + query, firstRow + row);
            }
        }
    }

    @Override
    public String codePath() {
        return "tiles of 4 queries and 4 rows in " + AlignedLanes.LANES + " floats";
    }
}
