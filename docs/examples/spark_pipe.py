"""Checks archived documents on an Apache Spark cluster: every executor pipes its share through `hegao check --ndjson`.

    spark-submit spark_pipe.py 输入 输出 [--hegao "node /opt/hegao/bin/hegao.js"]

输入 holds lines of JSON, `{"id": …, "text": "…"}`; 输出 gets, as lines of JSON, `{"id": …, "findings": […]}`, or `{"id": …, "error": "…"}`
for each document that could not be checked. Node and hegao must be on every executor.
"""

import argparse
import json

from pyspark.sql import SparkSession


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", help="lines of JSON with the documents")
    parser.add_argument("results", help="a folder that is not there yet")
    parser.add_argument("--hegao", default="hegao", help="the command on an executor")
    parser.add_argument("--partitions", type=int, help="how many processes there are at least")
    given = parser.parse_args()

    spark = SparkSession.builder.appName("hegao").getOrCreate()
    lines = spark.sparkContext.textFile(given.documents, given.partitions)
    # One thread in each process: Spark runs as many as there are cores. Pass the settings with --config, which executors must have.
    answers = lines.pipe(f"{given.hegao} check --ndjson --no-config", checkCode=True)
    answers.saveAsTextFile(given.results)

    kinds = spark.sparkContext.textFile(given.results).map(json.loads).map(kind).countByValue()
    for name, count in sorted(kinds.items()):
        print(f"{name}：{count} 份")
    spark.stop()


def kind(answer: dict) -> str:
    if "error" in answer:
        return "未能检查"
    return "有问题" if answer["findings"] else "没有问题"


if __name__ == "__main__":
    main()
