package org.alluvium.flows.ingestion.received;

import java.io.Serializable;
import java.util.List;

/**
 * One file of a source.
 *
 * @param path where it is
 * @param name name shown to people and kept in bronze: relative to the source's folder, never a
 *     machine's path
 * @param batchId source and content: equal for equal bytes, another after any change
 * @param header column names, in the file's order
 */
public record SourceFile(String path, String name, String batchId, List<String> header)
    implements Serializable {}
