import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const MEDIA = apiGroup(
  '多媒体、文件',
  `
played chooseImage(count sizeType sourceType storeToAlbum) apFilePaths tempFilePaths tempFiles
played chooseVideo(sourceType compressed maxDuration camera) filePath duration size height width tempFilePath
played previewImage(enableSavePhoto enableShowPhotoDownload urls current)
played openDocument(filePath fileType showMenu)
real getImageInfo(src) width height path size type orientation
real compressImage(apFilePaths compressLevel compressedWidth compressedHeight maxWidth maxHeight) apFilePaths
real createInnerAudioContext() =
real getBackgroundAudioManager() =
inert saveImage(url showActionSheet cusHandleResult)
inert saveImageToPhotosAlbum(filePath hideToast) success
inert saveVideoToPhotosAlbum(src filePath) success
inert getAvailableAudioSources() audioSources
real createVideoContext() =
real saveFile(apFilePath filePath toDisk) success apFilePath
real saveFileToDisk(apFilePath filePath toDisk) success
real getFileInfo(filePath apFilePath digestAlgorithm sharedBiz) size digest
real getSavedFileInfo(filePath apFilePath) success size createTime
real getSavedFileList() success fileList
real removeSavedFile(apFilePath filePath)
real getFileSystemManager() =
real getVideoInfo(src) orientation type duration size height width fps bitrate
real generateImageFromCode(code format width correctLevel orientation codeColor) image
real getRecorderManager() =
real createCameraContext() = takePhoto startRecord stopRecord setZoom onCameraFrame
real detectFileType(filePath) type extension
absent ocr(ocrType path) result
played event AudioInterruptionBegin
played event AudioInterruptionEnd
`,
);
