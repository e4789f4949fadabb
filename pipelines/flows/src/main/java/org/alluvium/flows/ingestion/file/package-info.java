/** Sources that are folders of files: CSV, Parquet, and Lean's zips, factor files and map files. */
package org.alluvium.flows.ingestion.file;
