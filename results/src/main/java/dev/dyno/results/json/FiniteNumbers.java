package dev.dyno.results.json;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Refuses NaN and infinities, which JSON cannot hold. */
final class FiniteNumbers {
    private FiniteNumbers() {}

    /**
     * Walks a tree.
     *
     * @throws IllegalArgumentException naming the place, if a number is not finite
     */
    static void require(JsonNode root) {
        require(root, "");
    }

    private static void require(JsonNode node, String place) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException(
                    place + " is " + node.doubleValue() + ", which JSON cannot hold");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            require(
                    property.getValue(),
                    place.isEmpty() ? property.getKey() : place + "." + property.getKey());
        }
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                require(node.get(index), place + "[" + index + "]");
            }
        }
    }
}
