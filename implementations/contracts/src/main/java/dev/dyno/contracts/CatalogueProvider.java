package dev.dyno.contracts;

import java.util.List;

/**
 * How a jar makes its catalogues known: a public class with a public constructor without arguments,
 * named in {@code META-INF/services/dev.dyno.contracts.CatalogueProvider}.
 */
public interface CatalogueProvider {
    /** Returns the catalogues of this jar, one per contract that it implements. */
    List<Catalogue<?>> catalogues();
}
