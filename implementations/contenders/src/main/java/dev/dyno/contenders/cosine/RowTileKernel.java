package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/** One query against eight rows at a time, over aligned memory; what is left goes by pairs. */
@Implementation(
        id = "tile-1x8",
        summary = "Each load of the query serves eight rows, an accumulator each.",
        requiresModules = CosineKernels.VECTOR_MODULE)
final class RowTileKernel extends AlignedKernel {
    RowTileKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    protected void dotBlock(
            int firstQuery, int queryCount, int firstRow, int rowCount, float[] results) {
        int tiled = rowCount - rowCount % Tiles.EIGHT_ROWS;
        for (int index = 0; index < queryCount; index++) {
            int query = firstQuery + index;
            int at = index * rowCount;
            for (int row = 0; row < tiled; row += Tiles.EIGHT_ROWS) {
                Tiles.oneByEight(
                        query(query),
                        row(firstRow + row),
                        strideBytes,
                        vectorBytes,
                        results,
                        at + row);
            }
            for (int row = tiled; row < rowCount; row++) {
                results[at + row] = dotOf(query, firstRow + row);
            }
        }
    }

    @Override
    public String codePath() {
        return "tiles of 1 query and 8 rows in " + AlignedLanes.LANES + " floats";
    }
}
