package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.alluvium.jobs.output.ResultTable;

/**
 * A decision as it is shown.
 *
 * @param table for people
 * @param remarks below it
 * @param document for programs
 */
record DecisionText(ResultTable table, List<String> remarks, ObjectNode document) {}
