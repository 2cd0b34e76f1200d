"""Corpora: millions of documents -> stories with briefs, by one plan that runs in local processes or on Spark.

    records ► documents ► sketches ► postings ► pairs ► links ► parts ► stories with briefs

A part is as many documents as one process groups at once; no story of ordinary size crosses two parts. Each step is a
function of Arrow record batches that knows no engine; an engine maps steps over batches, shuffles and writes.
"""
