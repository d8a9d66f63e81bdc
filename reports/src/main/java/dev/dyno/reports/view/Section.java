package dev.dyno.reports.view;

import java.util.List;

/**
 * A part of the page made of charts and tables.
 *
 * @param id unique in the page
 * @param title its heading
 * @param introduction a few sentences, one paragraph each
 * @param keyed whether the charts' colours stand for implementations
 * @param figures the charts
 * @param tables the tables that are always open
 * @param folded the tables that open on demand
 */
public record Section(
        String id,
        String title,
        List<String> introduction,
        boolean keyed,
        List<Figure> figures,
        List<Table> tables,
        List<Table> folded) {}
