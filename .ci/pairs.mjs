/** Does one after another, each two at once: a small machine has two processors. */
export async function inPairs(tasks) {
  const left = [...tasks]
  const work = async () => {
    for (let task = left.shift(); task; task = left.shift()) await task()
  }
  await Promise.all([work(), work()])
}
