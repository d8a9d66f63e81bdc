package dev.dyno.reports.view;

import java.util.List;

/**
 * The top of the page.
 *
 * @param title the page's name
 * @param facts what run this is, in a few words each
 * @param banners what the reader must know before anything else, for example that the run was cut
 *     off; usually empty
 */
public record Header(String title, List<String> facts, List<Statement> banners) {}
